import { join } from 'node:path';
import { app, dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';

/** The system's save dialog, which itself asks before an existing file is replaced. Null: the person changed their mind. */
export async function chooseSavePath(
  window: BrowserWindow | null,
  suggestedName: string,
): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('downloads'), suggestedName) };
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return answer.canceled || !answer.filePath ? null : answer.filePath;
}

/** The system's dialog for one file of an exported library. Null: the person changed their mind. */
export async function chooseImportPath(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    properties: ['openFile'],
    filters: [{ name: 'CSV, JSON', extensions: ['csv', 'json'] }],
  };
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}
