import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { join, parse, relative, sep } from 'node:path';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { SaveConflict } from '../contract/settings.ts';
import { fileFailure } from './file-failure.ts';
import { MOST_OF_ONE_NAME, numberedName } from './file-names.ts';
import { copyWhole, type OnConflict } from './saved-copy.ts';

/** A file to be saved, and where: folders and last its name, below the folder. */
export interface FileToSave {
  readonly source: string;
  readonly path: readonly string[];
  readonly size: number;
  readonly sha256: string;
  /** Breaks the copy off, with `cancelled`. */
  readonly signal: AbortSignal;
}

/** `path`: what it has below the folder; null where it was left out. `unchanged`: the same file was there already. */
export type Saved = Result<{ readonly path: readonly string[] | null; readonly unchanged: boolean }>;

export type SaveInFolder = (file: FileToSave) => Promise<Saved>;

/**
 * Saves files of one run below a folder, several at once. Two of one run never get the same name, by any system's
 * rules; about files that were there before, `onConflict` says. One that is there already with the same bytes is left
 * as it is. No link in the folder leads out of it. No file of a customer takes a name in the folder itself that is
 * `isOwn`. Fails as `copyWhole` does, with `save_folder_left` or `folder_blocked`.
 */
export async function openSaveFolder(
  folder: string,
  onConflict: SaveConflict,
  isOwn: (name: string) => boolean,
): Promise<Result<SaveInFolder>> {
  const root = await realpath(folder).catch(fileFailure);
  if (typeof root !== 'string') return root;
  const taken = createTakenNames(isOwn);
  const save = async (file: FileToSave): Promise<Saved> => {
    const below = file.path.slice(0, -1);
    const parent = await makeFolders(root, below);
    if (!parent.ok) return parent;
    for (let tried = 0; tried < MOST_OF_ONE_NAME; tried += 1) {
      const name = taken.take(file.path);
      const destination = join(parent.value, name);
      const there = await lstat(destination).catch(() => null);
      if (there && (await isSame(destination, there, file)))
        return succeed({ path: [...below, name], unchanged: true });
      if (there && onConflict === 'skip') return succeed({ path: null, unchanged: false });
      if (there && onConflict === 'number') continue;
      const got = await copyAs(file, destination, there ? 'replace' : 'refuse');
      if (got) return succeed({ path: [...below, name], unchanged: false });
    }
    return fail('save_failed');
  };
  const inTurn = createLines();
  return succeed((file) => inTurn(keyOf(file.path), () => save(file)).catch(fileFailure));
}

/** Files of one name go one after another, so that the same run again gives each the same number. */
function createLines() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    last.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/** False where somebody else took the name meanwhile. */
async function copyAs(
  { source, sha256, signal }: FileToSave,
  destination: string,
  onConflict: OnConflict,
): Promise<boolean> {
  return copyWhole({ path: source, sha256, signal }, destination, onConflict).then(
    () => true,
    (error: unknown) => {
      if (onConflict === 'refuse' && error instanceof Error && 'code' in error && error.code === 'EEXIST')
        return false;
      throw error;
    },
  );
}

/**
 * Gives a path's last part, `poster.jpg`, or `poster (2).jpg` … where it was given before, or is not below a folder and
 * `isOwn`; case makes no difference.
 */
export function createTakenNames(isOwn: (name: string) => boolean) {
  const numbers = new Map<string, number>();
  const take = (path: readonly string[]): string => {
    const wanted = path.at(-1) ?? '';
    const key = keyOf(path);
    const least = path.length === 1 && isOwn(wanted) ? 1 : 0;
    for (;;) {
      const number = (numbers.get(key) ?? least) + 1;
      numbers.set(key, number);
      const numbered = numberedName(wanted, number);
      if (number === 1) return numbered;
      const numberedKey = keyOf([...path.slice(0, -1), numbered]);
      if (numbers.has(numberedKey)) continue;
      numbers.set(numberedKey, 1);
      return numbered;
    }
  };
  return { take };
}

const keyOf = (path: readonly string[]): string => path.join('/').normalize('NFC').toLowerCase();

/** The folder's own path; fails where a link on the way leads out of `root`, or a file stands there. */
async function makeFolders(root: string, names: readonly string[]): Promise<Result<string>> {
  let folder = root;
  for (const name of names) {
    const path = join(folder, name);
    await mkdir(path).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    folder = await realpath(path);
    if (!isWithin(root, folder)) return fail('save_folder_left');
    // Windows would say that it is missing.
    if (!(await stat(folder)).isDirectory()) return fail('folder_blocked');
  }
  return succeed(folder);
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && parse(way).root === '';
}

const isSame = async (path: string, there: Stats, { size, sha256 }: FileToSave): Promise<boolean> =>
  there.isFile() && there.size === size && (await hashOf(path)) === sha256;

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const chunks: AsyncIterable<Buffer> = createReadStream(path);
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
