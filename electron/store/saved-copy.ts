import { createHash } from 'node:crypto';
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Result, succeed } from '../contract/errors.ts';
import { fileFailure, SourceFailure } from './file-failure.ts';
import { MOST_OF_ONE_NAME, numberedName } from './file-names.ts';
import { markOrigin } from './mark-of-origin.ts';
import { writeBeside } from './media-files.ts';

/**
 * What becomes of a file that has the name already: it is replaced, or the copy is called `name (2).jpg`, or there is no
 * copy and the error is EEXIST.
 */
export type OnConflict = 'replace' | 'number' | 'refuse';

/** A fetched file, and what its bytes were when it came. */
export interface CopySource {
  readonly path: string;
  readonly sha256: string;
  /** Breaks the copy off, with `cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * Copies a fetched file to `destination`, marks it as a stranger's and gives the path it got. Under that name there is
 * never less than the whole file, as it was fetched. Rejects with the error of `node:fs`, or with a `SourceFailure`; then
 * all is as it was.
 */
export async function copyWhole(
  source: CopySource,
  destination: string,
  onConflict: OnConflict,
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  const path = await saveWhole(destination, onConflict, (file) => copyChecked(source, file));
  await markOrigin(path, platform);
  return path;
}

async function copyChecked({ path, sha256, signal }: CopySource, file: FileHandle): Promise<void> {
  const source = await open(path, 'r').catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? new SourceFailure('fetched_removed')
      : error;
  });
  const hash = createHash('sha256');
  // The stream closes it.
  const chunks: AsyncIterable<Buffer> = source.createReadStream();
  for await (const chunk of chunks) {
    if (signal?.aborted) break;
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  if (signal?.aborted) throw new SourceFailure('cancelled');
  if (hash.digest('hex') !== sha256) throw new SourceFailure('fetched_damaged');
}

/** The same for what is in memory, its failures as values: `disk_full`, `folder_missing`, `folder_blocked`, `folder_read_only`, `save_failed`. */
export const saveBytes = (
  bytes: Uint8Array,
  destination: string,
  onConflict: OnConflict,
): Promise<Result<string>> =>
  saveWhole(destination, onConflict, (file) => file.writeFile(bytes)).then(succeed, fileFailure);

async function saveWhole(
  destination: string,
  onConflict: OnConflict,
  fill: (file: FileHandle) => Promise<void>,
): Promise<string> {
  const path = await writeBeside(destination, 0o666, fill, async (part) => {
    if (onConflict === 'number') return nameUntaken(part, destination);
    if (onConflict === 'refuse') return nameOrRefuse(part, destination);
    await rename(part, destination);
    return destination;
  });
  await syncFolder(dirname(path));
  return path;
}

/** Gives `part` the first name of `poster.jpg`, `poster (2).jpg` … that nobody has; never takes one away. */
async function nameUntaken(part: string, wanted: string): Promise<string> {
  for (let number = 1; number < MOST_OF_ONE_NAME; number += 1) {
    const path = join(dirname(wanted), numberedName(basename(wanted), number));
    if (await nameUnlessTaken(part, path)) return path;
  }
  throw taken('Too many files of one name');
}

async function nameOrRefuse(part: string, path: string): Promise<string> {
  if (await nameUnlessTaken(part, path)) return path;
  throw taken('The name is taken');
}

const taken = (message: string): Error =>
  Object.assign(new Error(message), { code: 'EEXIST', syscall: 'link' });

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** False where the name is taken. */
async function nameUnlessTaken(part: string, path: string): Promise<boolean> {
  try {
    await link(part, path);
  } catch (error) {
    return isTaken(error) ? false : reserveAndName(part, path);
  }
  // Both names are the whole file: one that cannot be removed is no reason to fail.
  await rm(part).catch(() => undefined);
  return true;
}

/** For disks that know no hard links, such as FAT: an empty file holds the name until the whole one replaces it. */
async function reserveAndName(part: string, path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
  try {
    await rename(part, path);
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
  return true;
}

/** So that the name survives a power cut. Not every system lets a folder be opened (Windows does not). */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => null);
  await opened?.sync().catch(() => undefined);
  await opened?.close().catch(() => undefined);
}
