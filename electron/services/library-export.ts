import { basename } from 'node:path';
import { succeed, type Result } from '../contract/errors.ts';
import { EVERY_RECORD, type ExportRequest } from '../contract/library.ts';
import type { MediaRecord } from '../contract/media.ts';
import { fileFailure } from '../store/file-failure.ts';
import { writeWhole } from '../store/media-files.ts';
import type { MediaRecords } from '../store/media-records.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { ChooseSavePath } from './fetches.ts';
import { fieldsOf, RECORD_FIELDS } from './record-fields.ts';

/** So many records are read, put into words and written before everyone else gets a turn. */
const RECORDS_AT_ONCE = 200;

interface Layout {
  readonly before: string;
  readonly after: string;
  readonly row: (record: MediaRecord, isFirst: boolean) => string;
}

const LAYOUTS: Readonly<Record<ExportRequest['format'], Layout>> = {
  csv: {
    before: BYTE_ORDER_MARK + csvLine(RECORD_FIELDS),
    after: '',
    row(record) {
      const fields = fieldsOf(record);
      return csvLine(RECORD_FIELDS.map((field) => fields[field]));
    },
  },
  json: {
    before: '[',
    after: '\n]\n',
    row: (record, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(fieldsOf(record))}`,
  },
};

/** Writes records to where the person wants them, in the form that `library-import.ts` takes back. */
export function createExport(options: {
  readonly records: Pick<MediaRecords, 'byIds' | 'matching' | 'bySequences'>;
  readonly chooseSavePath: ChooseSavePath;
  /** As an account's server has it, or this computer; ms since epoch. */
  readonly serverNow: (accountId: string | null) => number;
}) {
  return async (request: ExportRequest): Promise<Result<{ savedAs: string | null; count: number }>> => {
    const day = new Date(options.serverNow(null)).toISOString().slice(0, 10);
    const destination = await options.chooseSavePath(`media-desk-library-${day}.${request.format}`);
    if (destination === null) return succeed({ savedAs: null, count: 0 });
    const { before, after, row } = LAYOUTS[request.format];
    let count = 0;
    try {
      await writeWhole(destination, 0o666, async (file) => {
        await file.writeFile(before);
        for (const portion of portionsOf(options, request)) {
          await file.writeFile(portion.map((record) => row(record, count++ === 0)).join(''));
        }
        await file.writeFile(after);
      });
    } catch (error) {
      return fileFailure(error);
    }
    return succeed({ savedAs: basename(destination), count });
  };
}

/** What was deleted since it was asked for is left out. */
function* portionsOf(
  { records, serverNow }: Parameters<typeof createExport>[0],
  { ids, filter }: ExportRequest,
): Iterable<readonly MediaRecord[]> {
  if (ids !== null) {
    for (let from = 0; from < ids.length; from += RECORDS_AT_ONCE)
      yield records.byIds(ids.slice(from, from + RECORDS_AT_ONCE));
    return;
  }
  const wanted = filter ?? EVERY_RECORD;
  const sequences = records.matching(wanted, serverNow(wanted.accountId));
  for (let from = 0; from < sequences.length; from += RECORDS_AT_ONCE)
    yield records.bySequences(sequences.subarray(from, from + RECORDS_AT_ONCE));
}
