import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fail, succeed, type Result } from '../contract/errors.ts';
import {
  EXPORT_FORMATS,
  MOST_REFUSALS_TOLD,
  type ImportRefusal,
  type ImportReport,
} from '../contract/library.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from '../contract/limits.ts';
import type { MediaRecord } from '../contract/media.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { Accounts } from './accounts.ts';
import { createTurns } from './in-turns.ts';
import { ownerOf } from './media-owner.ts';
import { recordOf } from './record-fields.ts';
import { readFailureOf } from './read-failure.ts';
import { createRecordReader, type RecordRow } from './record-rows.ts';

/** Lets the person choose a file to read, of these suffixes; null when they change their mind. */
export type ChooseImportPath = (extensions: readonly string[]) => Promise<string | null>;

/** Bytes read and taken apart before everyone else gets a turn. */
const READ_BYTES = 32 * 1024;

interface ImportNeeds {
  readonly records: Pick<MediaRecords, 'insertUnknown'>;
  readonly accounts: Pick<Accounts, 'list'>;
  readonly chooseImportPath: ChooseImportPath;
  readonly newId: () => string;
}

/**
 * Takes in what `library-export.ts` wrote, here or on another computer. The file is read twice: a wrong or too long one
 * changes nothing. What was added before a failing disk stays, and is known when the person imports again.
 */
export function createImport(needs: ImportNeeds) {
  return async (): Promise<Result<ImportReport | null>> => {
    const path = await needs.chooseImportPath(EXPORT_FORMATS);
    if (path === null) return succeed(null);
    let rowCount = 0;
    const checked = await readRows(path, (rows) => {
      rowCount += rows.length;
      return Promise.resolve(rowCount > MAX_IMPORT_ROWS ? fail('import_too_large') : succeed(null));
    });
    return checked.ok ? takeIn(needs, path) : checked;
  };
}

async function takeIn(needs: ImportNeeds, path: string): Promise<Result<ImportReport>> {
  const inTurns = createTurns();
  const atHome = settle(needs.accounts);
  const refused: ImportRefusal[] = [];
  let refusedCount = 0;
  let added = 0;
  let known = 0;
  const read = await readRows(path, async (rows) => {
    const records: MediaRecord[] = [];
    for (const { line, fields, refusal } of rows) {
      const record = fields === null ? refusal : recordOf(fields, needs.newId());
      if (typeof record !== 'string') records.push(atHome(record));
      else if (++refusedCount <= MOST_REFUSALS_TOLD) refused.push({ line, reason: record });
    }
    const inserted = await inTurns(records, needs.records.insertUnknown);
    if (!inserted.ok) return inserted;
    added += inserted.value;
    known += records.length - inserted.value;
    return succeed(null);
  });
  return read.ok ? succeed({ file: basename(path), added, known, refusedCount, refused }) : read;
}

/** A record of an account that is not here belongs to one of the same owner, where there is one. */
function settle({ list }: ImportNeeds['accounts']): (record: MediaRecord) => MediaRecord {
  const accounts = list();
  const ids = new Set(accounts.map(({ id }) => id));
  const byOwner = new Map(accounts.map((account) => [ownerOf(account), account.id]));
  return (record) =>
    ids.has(record.accountId)
      ? record
      : { ...record, accountId: byOwner.get(record.owner) ?? record.accountId };
}

async function readRows(
  path: string,
  take: (rows: readonly RecordRow[]) => Promise<Result<null>>,
): Promise<Result<null>> {
  const read = createRecordReader();
  const decode = createDecoder();
  const takePiece = async (bytes: Uint8Array | null): Promise<Result<null>> => {
    const piece = decode(bytes);
    const rows = piece === null ? null : read(piece, bytes === null);
    return rows === null ? fail('import_not_ours') : take(rows);
  };
  try {
    const file = await stat(path);
    if (!file.isFile()) return fail('file_not_regular');
    if (file.size > MAX_IMPORT_BYTES) return fail('import_too_large');
    const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: READ_BYTES });
    for await (const chunk of chunks) {
      const taken = await takePiece(chunk);
      if (!taken.ok) return taken;
      await setImmediate();
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    return fail(readFailureOf(error));
  }
  return takePiece(null);
}

/** Null where it is no UTF-8; `bytes` null at the end. */
function createDecoder(): (bytes: Uint8Array | null) => string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      return null;
    }
  };
}
