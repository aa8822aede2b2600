import { Menu, type MenuItemConstructorOptions } from 'electron';
import { CATALOGUES } from '../contract/locale/catalogue.ts';
import type { Language } from '../contract/settings.ts';

/**
 * macOS has its menu bar, and its editing keys work only through it. Elsewhere the window needs none: every command
 * is in the page, and an own menu costs start-up time.
 */
export function setMenu(platform: NodeJS.Platform, language: Language): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  const words = CATALOGUES[language].menu;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: CATALOGUES[language].app.name,
        submenu: [
          { role: 'about', label: words.about },
          separator,
          { role: 'hide', label: words.hide },
          { role: 'quit', label: words.quit },
        ],
      },
      {
        label: words.edit,
        submenu: [
          { role: 'undo', label: words.undo },
          { role: 'redo', label: words.redo },
          separator,
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
        ],
      },
      {
        label: words.window,
        submenu: [
          { role: 'minimize', label: words.minimize },
          { role: 'togglefullscreen', label: words.fullScreen },
          { role: 'close', label: words.close },
        ],
      },
    ]),
  );
}
