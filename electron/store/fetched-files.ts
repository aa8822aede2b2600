import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { fail, type Result, succeed } from '../contract/errors.ts';
import { HEAD_BYTES } from '../contract/limits.ts';
import { fileFailure } from './file-failure.ts';
import { pathOf, removeFiles, writeWhole } from './media-files.ts';

export interface FetchedContent {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** The first `HEAD_BYTES`, or all. */
  readonly head: Uint8Array;
}

/** One file being fetched. Ends with `finish` or `discard`; until `finish` worked there is no such file. */
export interface FetchedWriter {
  /** Call again only after the last call settled. Never rejects: a failing disk is told by `finish`. */
  write(chunk: Uint8Array): Promise<void>;
  finish(): Promise<Result<FetchedContent>>;
  discard(): Promise<void>;
}

/**
 * Fetched media, by transfer id. These are customers' pictures, so they live no longer than the app runs: `wipe` is
 * for the start, where a crash may have left some, and for the end.
 */
export interface FetchedFiles {
  /** Starts anew where there was a file of this id. */
  create(id: string): Promise<Result<FetchedWriter>>;
  /** Where it lies once finished. Throws, as all of these do, where `id` is no UUID. */
  path(id: string): string;
  remove(ids: readonly string[]): Promise<void>;
  /**
   * Copies to where the person chose, replacing what is there; on failure that is as it was.
   * Fails with `disk_full`, `folder_missing`, `folder_read_only`, `save_failed`, or `file_missing` where the fetched
   * file itself is gone.
   */
  saveCopy(id: string, destination: string): Promise<Result<null>>;
  wipe(): Promise<void>;
}

export function createFetchedFiles(folder: string): FetchedFiles {
  return {
    async create(id) {
      const path = pathOf(folder, id);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await rm(path, { force: true });
        return succeed(writerOn(await open(`${path}.part`, 'w', 0o600), path));
      } catch (error) {
        return fileFailure(error);
      }
    },
    path: (id) => pathOf(folder, id),
    remove: (ids) => removeFiles(folder, ids),
    async saveCopy(id, destination) {
      const source = pathOf(folder, id);
      if (!(await exists(source))) return fail('file_missing');
      try {
        await writeWhole(destination, 0o666, async (file) => {
          const chunks: AsyncIterable<Buffer> = createReadStream(source);
          for await (const chunk of chunks) await file.writeFile(chunk);
        });
        return succeed(null);
      } catch (error) {
        return fileFailure(error);
      }
    },
    wipe: () => rm(folder, { recursive: true, force: true }),
  };
}

function writerOn(file: FileHandle, path: string): FetchedWriter {
  const part = `${path}.part`;
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  let failure: Error | null = null;

  /** One chunk may be the reader's buffer, used again for the next: what is kept is copied. */
  const keepHead = (chunk: Uint8Array) => {
    if (size < HEAD_BYTES) head.push(Uint8Array.from(chunk.subarray(0, HEAD_BYTES - size)));
  };
  /** What cannot be removed now is wiped at the next start. */
  const discard = async () => {
    await file.close().catch(() => undefined);
    await rm(part, { force: true }).catch(() => undefined);
  };

  return {
    async write(chunk) {
      if (failure !== null) return;
      keepHead(chunk);
      hash.update(chunk);
      size += chunk.length;
      try {
        await file.writeFile(chunk);
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
      }
    },
    async finish() {
      try {
        if (failure !== null) throw failure;
        // Some disks say only here that they are full.
        await file.sync();
        await file.close();
        await rename(part, path);
        return succeed({ size, sha256: hash.digest('hex'), head: Buffer.concat(head) });
      } catch (error) {
        await discard();
        return fileFailure(error);
      }
    },
    discard,
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
