import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Stands at a file's end and makes its bytes its own. */
const STAMP_BYTES = 16;

/** `count` files of `content`, which `stamp` then makes different. */
export async function makeFiles(
  folder: string,
  count: number,
  content: () => Buffer,
  extension: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths = Array.from({ length: count }, (_, at) => join(folder, `file ${at}.${extension}`));
  for (const path of paths) await writeFile(path, Buffer.concat([content(), Buffer.alloc(STAMP_BYTES)]));
  await stamp(paths);
  return paths;
}

/** Gives each file bytes that no file had before: what the library has already is not sent again. */
export async function stamp(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = await open(path, 'r+');
    try {
      const { size } = await file.stat();
      await file.write(randomBytes(STAMP_BYTES), 0, STAMP_BYTES, size - STAMP_BYTES);
    } finally {
      await file.close();
    }
  }
}

/** SHA-256 of each file, sorted: the same list means the same files. */
export async function hashesOf(paths: readonly string[]): Promise<readonly string[]> {
  const hashes: string[] = [];
  for (const path of paths)
    hashes.push(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  return hashes.sort();
}
