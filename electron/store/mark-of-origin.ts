import { writeFile } from 'node:fs/promises';

/** The zone of the internet, as browsers write it. */
const ZONE = '[ZoneTransfer]\r\nZoneId=3\r\n';

/**
 * Has Windows ask before it opens a saved file: it came from a stranger. Best effort, for FAT knows no such mark. On macOS
 * and Linux there is none: there the mark is an extended attribute, which Node cannot write.
 */
export async function markOrigin(path: string, platform: NodeJS.Platform): Promise<void> {
  if (platform === 'win32') await writeFile(`${path}:Zone.Identifier`, ZONE).catch(() => undefined);
}
