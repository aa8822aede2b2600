import { resolve } from 'node:path';
import { app } from 'electron';

/** `--user-data-dir=<dir>`. Call before ready: the single-instance lock lies in this folder. */
export function applyUserDataDir(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder) app.setPath('userData', resolve(folder));
}

/** `--lang=<locale>`, else the operating system's first language, e.g. `zh-CN`. Known only after ready. */
export const readLocale = (): string =>
  app.commandLine.getSwitchValue('lang') || (app.getPreferredSystemLanguages()[0] ?? app.getLocale());
