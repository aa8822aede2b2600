import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `count` files of about this content; no two have the same bytes or, as files do, the same size. */
export async function makeFiles(
  folder: string,
  count: number,
  content: () => Buffer,
  extension: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths = Array.from({ length: count }, (_, at) => join(folder, `file ${at}.${extension}`));
  for (const [at, path] of paths.entries())
    await writeFile(path, Buffer.concat([content(), Buffer.alloc(at)]));
  return paths;
}

/** Gives each file bytes and a size that none had before: what the library has already is not sent again. */
export async function stamp(paths: readonly string[]): Promise<void> {
  for (const path of paths) await appendFile(path, randomBytes(paths.length));
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
