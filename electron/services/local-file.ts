import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { failWith, fail, succeed, type Result } from '../contract/errors.ts';
import { HEAD_BYTES } from '../contract/limits.ts';
import { SourceFailure, type UploadSource } from '../wechat/upload-body.ts';
import { contentTypeOf } from './content-type.ts';
import { readFailureOf } from './read-failure.ts';

/** A file on this computer, looked at and ready to be sent. */
export interface LocalFile {
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  /** Whether it still is the file that was looked at, by its size and time: it may have waited long. */
  readonly recheck: () => Promise<Result<null>>;
  /** SHA-256 in lower-case hex; an error where it is not the file that was looked at. */
  readonly hash: (signal: AbortSignal) => Promise<Result<string>>;
  /** Reads it once more for sending; throws SourceFailure where it is not the file that was looked at. */
  readonly source: (name: string) => UploadSource & { readonly sha256: () => string };
}

/** A read of the disk costs by the call; of ten files at once this is still little memory. */
const READ_BYTES = 1024 * 1024;

/** Looks at a file without sending anything: is it there, a file, readable, not empty; what do its bytes say. */
export const inspectFile = (path: string): Promise<Result<LocalFile>> =>
  withOrdinaryFile(path, async (handle, { size, mtimeMs }) => {
    const contentType = await contentTypeOf(await readHead(handle, size));
    const seen = { size, mtimeMs };
    return {
      size,
      contentType,
      recheck: () => recheck(path, seen),
      hash: (signal) => hashWhole(path, seen, signal),
      source: (name) => createSource(path, name, contentType, seen),
    };
  });

/** Reads what is an ordinary file with something in it; whatever keeps it from being read, then or before, is an error. */
export async function withOrdinaryFile<T>(
  path: string,
  read: (handle: FileHandle, found: Stats) => Promise<T>,
): Promise<Result<T>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return fail('file_is_folder');
    // A pipe or device would wait for ever or never end.
    if (!found.isFile()) return fail('file_not_regular');
    if (found.size === 0) return fail('file_empty');
    const handle = await open(path, 'r');
    try {
      return succeed(await read(handle, found));
    } finally {
      await handle.close();
    }
  } catch (fault) {
    return fail(readFailureOf(fault));
  }
}

async function readHead(handle: FileHandle, size: number): Promise<Uint8Array> {
  const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  return head.subarray(0, bytesRead);
}

interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
}

function createSource(
  path: string,
  name: string,
  contentType: string,
  seen: Seen,
): ReturnType<LocalFile['source']> {
  let sha256 = '';
  return {
    name,
    size: seen.size,
    contentType,
    sha256: () => sha256,
    async *read() {
      const hash = createHash('sha256');
      for await (const chunk of readWhole(path, seen)) {
        hash.update(chunk);
        yield chunk;
      }
      sha256 = hash.digest('hex');
    },
  };
}

async function recheck(path: string, seen: Seen): Promise<Result<null>> {
  try {
    return isSame(await stat(path), seen) ? succeed(null) : fail('file_changed');
  } catch (fault) {
    return fail(readFailureOf(fault));
  }
}

async function hashWhole(path: string, seen: Seen, signal: AbortSignal): Promise<Result<string>> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of readWhole(path, seen)) {
      if (signal.aborted) return fail('cancelled');
      hash.update(chunk);
    }
    return succeed(hash.digest('hex'));
  } catch (fault) {
    if (fault instanceof SourceFailure) return failWith(fault.error);
    throw fault;
  }
}

/** Yields exactly the bytes that were looked at, or throws before the last of them count as sent. */
async function* readWhole(path: string, seen: Seen): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r').catch((fault: unknown) => {
    throw new SourceFailure({ code: readFailureOf(fault) });
  });
  try {
    // It may have changed since it was looked at: what is not the same any more is not sent at all.
    await expectSame(handle, seen);
    for (let at = 0; at < seen.size;) {
      // A new buffer each time: the network may still hold the last one.
      const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, seen.size - at));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    await expectSame(handle, seen);
  } catch (fault) {
    throw fault instanceof SourceFailure ? fault : new SourceFailure({ code: readFailureOf(fault) });
  } finally {
    await handle.close();
  }
}

async function expectSame(handle: FileHandle, seen: Seen): Promise<void> {
  if (!isSame(await handle.stat(), seen)) throw new SourceFailure({ code: 'file_changed' });
}

const isSame = (now: Seen, seen: Seen): boolean => now.size === seen.size && now.mtimeMs === seen.mtimeMs;
