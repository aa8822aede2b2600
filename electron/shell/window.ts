import { BrowserWindow, nativeTheme, type BrowserWindowConstructorOptions } from 'electron';
import { PAGE_URL } from './pages.ts';

/** Kept equal to `--surface` in renderer/styles/tokens.css, so that the window does not flash. */
const BACKGROUND = { light: '#ffffff', dark: '#17181a' };

/** Pure, so that a test can hold it against the security list. */
export const windowOptions = (
  preload: string,
  dark: boolean,
  packaged: boolean,
): BrowserWindowConstructorOptions => ({
  width: 1180,
  height: 760,
  minWidth: 880,
  minHeight: 560,
  show: false,
  title: 'Media Desk',
  autoHideMenuBar: true,
  backgroundColor: dark ? BACKGROUND.dark : BACKGROUND.light,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    devTools: !packaged,
  },
});

/** Opens the one window, shown when it has something to show. A page that dies is loaded anew: main's work goes on. */
export function openWindow(preload: string, packaged: boolean): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload, nativeTheme.shouldUseDarkColors, packaged));
  window.once('ready-to-show', () => {
    window.show();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  void window.loadURL(PAGE_URL);
  return window;
}
