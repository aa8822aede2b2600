import { nativeImage, shell, type BrowserWindow, type NativeImage } from 'electron';

/** Side of the little sheet that hangs at the pointer, in pixels. */
const SHEET = 32;

/** Goes on with a drag that began in the page as a drag of this file. */
export function startDrag(window: BrowserWindow | null, path: string): void {
  window?.webContents.startDrag({ file: path, icon: sheet() });
}

/**
 * SECURITY: 8. Opens a document with the system's own program for it. Only services/media-uses.ts says of which file,
 * and only of PDFs.
 * @returns whether there was a program
 */
export const openFile = async (path: string): Promise<boolean> => (await shell.openPath(path)) === '';

/** A white sheet with a grey edge; some systems refuse a drag without a picture. */
function sheet(): NativeImage {
  const pixels = Buffer.alloc(SHEET * SHEET * 4, 0xff);
  for (let at = 0; at < SHEET; at += 1) {
    for (const edge of [at, at * SHEET, at * SHEET + SHEET - 1, SHEET * (SHEET - 1) + at])
      pixels.fill(0x80, edge * 4, edge * 4 + 3);
  }
  return nativeImage.createFromBitmap(pixels, { width: SHEET, height: SHEET });
}
