import { clipboard } from 'electron';

/**
 * Writes text and reads it back; false where another program kept the clipboard. Electron 33 answers at once, 45
 * with promises: awaiting fits both.
 */
export async function writeClipboard(text: string): Promise<boolean> {
  await clipboard.writeText(text);
  return (await clipboard.readText()) === text;
}
