import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { type Result, succeed } from '../contract/errors.ts';
import { HEAD_BYTES } from '../contract/limits.ts';
import { fileFailure } from './file-failure.ts';
import { createGatheredWrites } from './gathered-writes.ts';

export interface FetchedContent {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** The first `HEAD_BYTES`, or all. */
  readonly head: Uint8Array;
}

/**
 * One file being fetched. Ends with `finish` or `discard`; until `finish` worked there is no such file. Call nothing
 * before the last call settled. None of these rejects; once the disk has failed, each says so again.
 */
export interface FetchedWriter {
  /** Bytes taken. */
  size(): number;
  /** The chunk is kept until it is on the disk: nobody may write into it. */
  write(chunk: Uint8Array): Promise<Result<null>>;
  /** Forgets what was written. */
  restart(): Promise<Result<null>>;
  /** Lets go of the open file, not of what is in it, until `resume`. */
  rest(): Promise<void>;
  /** False where what was written is no longer there, or no longer as it was: then discard. */
  resume(): Promise<boolean>;
  /** Discards where it fails; a `discard` afterwards changes nothing. */
  finish(): Promise<Result<FetchedContent>>;
  discard(): Promise<void>;
}

/** Writes to `<path>.part`, emptied. Rejects with the error of `node:fs`. */
export async function createFetchedWriter(path: string): Promise<FetchedWriter> {
  const part = `${path}.part`;
  let file = await open(part, 'w', 0o600);
  const content = createTally();
  const writes = createGatheredWrites();
  let isFinished = false;

  const attempt = untilFailure();
  const discard = async () => {
    if (!isFinished) await removePart(file, part);
  };

  return {
    size: content.size,
    write: (chunk) =>
      attempt(async () => {
        await writes.add(file, chunk);
        content.add(chunk);
        return null;
      }),
    restart: () =>
      attempt(async () => {
        await file.truncate(0);
        writes.clear();
        content.clear();
        return null;
      }),
    async rest() {
      await attempt(() => writes.flush(file).then(() => file.close()));
    },
    async resume() {
      const sizeOnDisk = await attempt(async () => {
        file = await open(part, 'r+');
        return (await file.stat()).size;
      });
      return sizeOnDisk.ok && sizeOnDisk.value === content.size();
    },
    async finish() {
      const finished = await attempt(async () => {
        await writes.flush(file);
        // Not synced: what a power cut took is missed at the next start and can be fetched again; what is saved is a copy
        // that is.
        await file.close();
        await rename(part, path);
        isFinished = true;
        return content.read();
      });
      if (!finished.ok) await discard();
      return finished;
    },
    discard,
  };
}

/** What cannot be removed now goes at the next start. */
async function removePart(file: FileHandle, part: string): Promise<void> {
  await file.close().catch(() => undefined);
  await rm(part, { force: true }).catch(() => undefined);
}

/** Runs work on a disk until it fails once; from then on that failure is all there is. */
function untilFailure() {
  let failure: ReturnType<typeof fileFailure> | null = null;
  return async <T>(work: () => Promise<T>): Promise<Result<T>> => {
    if (failure !== null) return failure;
    try {
      return succeed(await work());
    } catch (error) {
      failure = fileFailure(error);
      return failure;
    }
  };
}

/** What a content is, told from its pieces as they pass. */
function createTally() {
  let hash = createHash('sha256');
  let head: Uint8Array[] = [];
  let size = 0;
  return {
    size: () => size,
    add(chunk: Uint8Array): void {
      // Copied: a slice would hold on to all of its chunk.
      if (size < HEAD_BYTES) head.push(Uint8Array.from(chunk.subarray(0, HEAD_BYTES - size)));
      hash.update(chunk);
      size += chunk.byteLength;
    },
    clear(): void {
      hash = createHash('sha256');
      head = [];
      size = 0;
    },
    read: (): FetchedContent => ({ size, sha256: hash.digest('hex'), head: Buffer.concat(head) }),
  };
}
