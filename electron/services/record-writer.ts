import type { Emit } from '../contract/api.ts';
import type { WriteAudit } from '../contract/audit.ts';
import type { Result } from '../contract/errors.ts';
import type { MediaRecord } from '../contract/media.ts';
import type { MediaRecords } from '../store/media-records.ts';
import { uploadEntry } from './audit-transfer.ts';

/** Puts what was uploaded into the library. */
export interface RecordWriter {
  /** On disk when it settles, and only then told to anyone. Rejects on a bug. */
  write(record: MediaRecord): Promise<Result<null>>;
}

interface Waiting {
  readonly record: MediaRecord;
  readonly settle: (written: Result<null> | Promise<never>) => void;
}

/** Uploads begun together often end together. */
const GATHER_MS = 8;

/** From one commit to the next, in times of what it took: main, which waits with each, has half its time for the rest. */
const REST = 1;

/**
 * Writes the records of uploads that end about the same time with one commit, since each waits for the disk. What one
 * of them does wrong is its own: then each is written alone.
 */
export function createRecordWriter(options: {
  readonly records: Pick<MediaRecords, 'insert' | 'insertAll'>;
  readonly emit: Emit;
  readonly audit: WriteAudit;
}): RecordWriter {
  const { records, emit } = options;
  let waiting: Waiting[] = [];
  /** `performance.now()` */
  let restsUntil = 0;

  const tell = (added: readonly MediaRecord[]) => {
    for (const record of added) options.audit(uploadEntry(record));
    emit('libraryChanged', { added });
  };

  const writeAlone = ({ record, settle }: Waiting) => {
    try {
      const written = records.insert(record);
      if (written.ok) tell([record]);
      settle(written);
    } catch (fault) {
      settle(Promise.reject(asError(fault)));
    }
  };

  const isWrittenTogether = (group: readonly MediaRecord[]): boolean => {
    try {
      return records.insertAll(group).ok;
    } catch {
      // Whose fault it is shows when each is written alone.
      return false;
    }
  };

  const writeGroup = (group: readonly Waiting[]) => {
    const added = group.map(({ record }) => record);
    if (group.length === 1 || !isWrittenTogether(added)) {
      group.forEach(writeAlone);
      return;
    }
    tell(added);
    for (const { settle } of group) settle({ ok: true, value: null });
  };

  const flush = () => {
    const group = waiting;
    waiting = [];
    const startedAt = performance.now();
    writeGroup(group);
    const endedAt = performance.now();
    restsUntil = endedAt + REST * (endedAt - startedAt);
  };

  return {
    write: (record) =>
      new Promise((settle) => {
        if (waiting.length === 0) setTimeout(flush, Math.max(GATHER_MS, restsUntil - performance.now()));
        waiting.push({ record, settle });
      }),
  };
}

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)));
