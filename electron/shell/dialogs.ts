import { join } from 'node:path';
import { app, dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';

/** The system's save dialog, which itself asks before an existing file is replaced. Null: the person changed their mind. */
export async function chooseSavePath(
  window: BrowserWindow | null,
  suggestedName: string,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    defaultPath: join(app.getPath('downloads'), suggestedName),
    // GTK asks before it replaces only where it is told to; the other systems always do.
    properties: ['showOverwriteConfirmation'],
  };
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return answer.canceled || !answer.filePath ? null : answer.filePath;
}

/** The system's open dialog, for a file of certificates. Null: the person changed their mind. */
export const chooseCaFile = (window: BrowserWindow | null): Promise<string | null> =>
  chooseOpenPath(window, {
    properties: ['openFile', 'dontAddToRecent'],
    filters: [
      { name: 'PEM', extensions: ['pem', 'crt', 'cer'] },
      { name: '*', extensions: ['*'] },
    ],
  });

/** The system's dialog for one file that Media Desk exported. Null: the person changed their mind. */
export const chooseImportPath = (
  window: BrowserWindow | null,
  extensions: readonly string[],
): Promise<string | null> =>
  chooseOpenPath(window, {
    properties: ['openFile'],
    filters: [{ name: extensions.join(', ').toUpperCase(), extensions: [...extensions] }],
  });

async function chooseOpenPath(
  window: BrowserWindow | null,
  options: OpenDialogOptions,
): Promise<string | null> {
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}
