import { createReadStream } from 'node:fs';
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { type Result, succeed } from '../contract/errors.ts';
import { fileFailure } from './file-failure.ts';
import { writeBeside } from './media-files.ts';

/**
 * What becomes of a file that has the name already: it is replaced, or the copy is called `name (2).jpg`, or there is no
 * copy and the error is EEXIST.
 */
export type OnConflict = 'replace' | 'number' | 'refuse';

/** More of one name in one folder is a mistake somewhere. */
const MOST_OF_ONE_NAME = 10_000;

/**
 * Copies a file to `destination` and gives the path it got. Under that name there is never less than the whole file.
 * Rejects with the error of `node:fs`; then all is as it was.
 */
export const copyWhole = (source: string, destination: string, onConflict: OnConflict): Promise<string> =>
  saveWhole(destination, onConflict, async (file) => {
    const chunks: AsyncIterable<Buffer> = createReadStream(source);
    for await (const chunk of chunks) await file.writeFile(chunk);
  });

/** The same for what is in memory, its failures as values: `disk_full`, `folder_missing`, `folder_read_only`, `save_failed`. */
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
  const { dir, name, ext } = parse(wanted);
  for (let number = 1; number < MOST_OF_ONE_NAME; number += 1) {
    const path = number === 1 ? wanted : join(dir, `${name} (${number})${ext}`);
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
