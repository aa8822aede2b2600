import { appendFile, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

/** Lines for the files of one folder, written in order and in the background. */
export interface AppendQueue {
  /** Returns at once. False: too many are waiting, and this one is not kept. */
  add(name: string, line: string): boolean;
  /** Tries once more what the disk refused. Settles when all that it takes is on it. */
  close(): Promise<void>;
}

/** Lines in memory while the disk refuses them. */
const MOST_WAITING = 10_000;

export function createAppendQueue(options: {
  readonly folder: string;
  /** Hears the first time that the disk refuses; the lines wait for the next attempt, with the next line or at close. */
  readonly onFault: (fault: unknown) => void;
}): AppendQueue {
  const { folder, onFault } = options;
  let waiting: { readonly name: string; readonly line: string }[] = [];
  let working: Promise<void> | null = null;
  let told = false;
  let last: string | null = null;

  /** The lines of one file in one write. */
  const appendSome = async (): Promise<void> => {
    const name = waiting[0]?.name ?? '';
    const end = waiting.findIndex((entry) => entry.name !== name);
    const batch = waiting.slice(0, end === -1 ? waiting.length : end);
    const path = join(folder, name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // A write that failed, or that a crash ended, may have left half a line.
    const start = last !== path && (await endsWithinLine(path)) ? '\n' : '';
    last = null;
    await appendFile(path, start + batch.map(({ line }) => `${line}\n`).join(''), { mode: 0o600 });
    last = path;
    waiting = waiting.slice(batch.length);
  };

  const work = async (): Promise<void> => {
    // Lines of one moment go out in one write.
    await setImmediate();
    try {
      while (waiting.length > 0) await appendSome();
    } catch (fault) {
      if (!told) onFault(fault);
      told = true;
    }
    working = null;
  };

  return {
    add(name, line) {
      if (waiting.length >= MOST_WAITING) return false;
      waiting.push({ name, line });
      working ??= work();
      return true;
    },
    async close() {
      await working;
      if (waiting.length > 0) await work();
      if (last !== null) await sync(last);
    },
  };
}

async function endsWithinLine(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return false;
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: Math.max(0, size - 1) });
    return size > 0 && buffer[0] !== 0x0a;
  } finally {
    await file.close();
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(() => null);
  await file?.sync().catch(() => undefined);
  await file?.close();
}
