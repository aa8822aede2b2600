import electron, { clipboard, nativeImage, type NativeImage } from 'electron';

/**
 * Writes text and reads it back; false where another program kept the clipboard. Electron 33 answers at once, 45
 * with promises: awaiting fits both.
 */
export async function writeClipboard(text: string): Promise<boolean> {
  await clipboard.writeText(text);
  return (await clipboard.readText()) === text;
}

/** As Electron 33 has it; 45 has items like those of the web instead. */
interface PictureClipboard {
  writeImage(picture: NativeImage): void;
  readImage(): NativeImage;
}

const takesPictures = (board: object): board is PictureClipboard => 'writeImage' in board;

/** The same for a picture, given as PNG. */
export async function writePicture(png: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const board: object = clipboard;
  if (takesPictures(board)) {
    const picture = nativeImage.createFromBuffer(Buffer.from(png));
    if (picture.isEmpty()) return false;
    board.writeImage(picture);
    const [now, wanted] = [board.readImage().getSize(), picture.getSize()];
    return now.width === wanted.width && now.height === wanted.height;
  }
  await clipboard.write([new electron.ClipboardItem({ 'image/png': new Blob([png]) })]);
  return clipboard.has('image/png');
}
