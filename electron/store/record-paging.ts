import { z } from 'zod';
import {
  EXPIRING_SECONDS,
  type LibraryFilter,
  type LibraryPage,
  type LibraryQuery,
  type LibrarySort,
  type RecordOutlines,
} from '../contract/library.ts';
import type { MediaRecord } from '../contract/media.ts';
import type { Database, Statement } from './database.ts';
import { parseRecordRow, RECORD_COLUMNS } from './media-rows.ts';
import { prepareOutlines } from './record-outlines.ts';
import { rangesOf, type LifeBounds, type RecordRange } from './record-ranges.ts';
import { folded, type RecordSearch } from './record-search.ts';
import {
  joinSequences,
  keepSequences,
  parseSequences,
  SELECT_SEQUENCES,
  sequencesJson,
  type Sequences,
} from './sequences.ts';

/** Up to so many matches are looked up one by one; of more, the whole list is gone through. */
const FEW = 500;

const OLDEST_FIRST: LibrarySort = { by: 'uploaded', descending: false };

type Prepare = (sql: string) => Statement;

/** What a list is made of. `serverNow`: the servers' time as best known (local time + clockOffsetMs), ms since epoch. */
export interface Paging {
  readonly page: (query: LibraryQuery, serverNow: number) => LibraryPage;
  /** All that match, in the order of `sort`: that of upload where none is given. */
  readonly matching: (filter: LibraryFilter, serverNow: number, sort?: LibrarySort) => Sequences;
  /** In the order of `sequences`; those that are not there are left out. */
  readonly bySequences: (sequences: Sequences) => readonly MediaRecord[];
  /** The same in brief; one whose id is damaged is left out too, for nothing could be done with it. */
  readonly outlines: (sequences: Sequences) => RecordOutlines;
}

export function createPaging(database: Database, search: RecordSearch): Paging {
  const prepare = rememberStatements(database);
  const boundsAt = prepareBounds(database);
  const changesSoFar = prepareChangeCount(database);
  const read = database.prepare(
    `SELECT ${RECORD_COLUMNS} FROM (SELECT key AS place, value AS wanted FROM json_each(:sequences))
     JOIN media_records ON sequence = wanted ORDER BY place`,
  );
  const bySequences: Paging['bySequences'] = (sequences) =>
    read.all({ sequences: sequencesJson(sequences) }).map(parseRecordRow);

  // Who types asks for the same list with another search, who scrolls for the same search.
  const listOf = rememberLast((ranges: readonly RecordRange[]) => wholeList(prepare, ranges));
  const searchIn = rememberLast((ranges: readonly RecordRange[], needle: string) => {
    const hits = search.find(needle);
    return hits.length <= FEW
      ? fewInOrder(prepare, ranges, hits)
      : keepSequences(listOf(changesSoFar(), ranges), hits);
  });
  let lastPageAt = -1;
  /** Whether deep pages are asked for and nothing is written meanwhile: the whole list is then worth having. */
  const isScrolled = (offset: number): boolean => {
    const before = lastPageAt;
    lastPageAt = changesSoFar();
    return offset > 0 && lastPageAt === before;
  };
  return {
    bySequences,
    outlines: prepareOutlines(database),
    page({ filter, sort, offset, limit }, serverNow) {
      const ranges = rangesOf(filter, sort, boundsAt(serverNow));
      const needle = needleOf(filter);
      if (needle === '' && !isScrolled(offset)) {
        const { sequences, total } = pageOf(prepare, ranges, offset, limit);
        return { rows: bySequences(sequences), total };
      }
      const found = needle === '' ? listOf(changesSoFar(), ranges) : searchIn(changesSoFar(), ranges, needle);
      return { rows: bySequences(found.subarray(offset, offset + limit)), total: found.length };
    },
    matching(filter, serverNow, sort = OLDEST_FIRST) {
      const ranges = rangesOf(filter, sort, boundsAt(serverNow));
      const needle = needleOf(filter);
      return needle === '' ? listOf(changesSoFar(), ranges) : searchIn(changesSoFar(), ranges, needle);
    },
  };
}

const needleOf = ({ search }: LibraryFilter): string => folded(search.trim());

/** The last answer again, where the same is asked and nothing was written since. */
function rememberLast<A extends readonly unknown[], T>(
  work: (...asked: A) => T,
): (changes: number, ...asked: A) => T {
  let last: { readonly key: string; readonly answer: T } | null = null;
  return (changes, ...asked) => {
    const key = JSON.stringify([changes, asked]);
    if (last?.key !== key) last = { key, answer: work(...asked) };
    return last.answer;
  };
}

const sourceOf = ({ index, condition }: RecordRange): string =>
  `media_records INDEXED BY ${index} WHERE ${condition}`;

const totalSchema = z.object({ total: z.number() });

/** One page where nothing is searched: an index has the answer, however deep the page is. */
function pageOf(
  prepare: Prepare,
  ranges: readonly RecordRange[],
  offset: number,
  limit: number,
): { readonly sequences: Sequences; readonly total: number } {
  const parts: Sequences[] = [];
  let wanted = limit;
  let total = 0;
  for (const range of ranges) {
    const skip = Math.max(0, offset - total);
    const statement = prepare(
      `${SELECT_SEQUENCES} FROM
         (SELECT sequence FROM ${sourceOf(range)} ORDER BY ${range.order} LIMIT :wanted OFFSET :skip)`,
    );
    const found = parseSequences(statement.get({ ...range.values, wanted, skip }));
    const isEndSeen = found.length < wanted && (found.length > 0 || skip === 0);
    total += isEndSeen ? skip + found.length : count(prepare, range);
    wanted -= found.length;
    parts.push(found);
  }
  return { sequences: joinSequences(parts), total };
}

const count = (prepare: Prepare, { condition, values }: RecordRange): number =>
  totalSchema.parse(prepare(`SELECT count(*) AS total FROM media_records WHERE ${condition}`).get(values))
    .total;

const wholeList = (prepare: Prepare, ranges: readonly RecordRange[]): Sequences =>
  joinSequences(
    ranges.map((range) => {
      const inOrder = `SELECT sequence FROM ${sourceOf(range)} ORDER BY ${range.order}`;
      return parseSequences(prepare(`${SELECT_SEQUENCES} FROM (${inOrder})`).get(range.values));
    }),
  );

const fewInOrder = (prepare: Prepare, ranges: readonly RecordRange[], hits: Sequences): Sequences =>
  joinSequences(
    ranges.map(({ condition, order, values }) => {
      const inOrder = `SELECT sequence FROM media_records NOT INDEXED
        WHERE sequence IN (SELECT value FROM json_each(:hits)) AND ${condition} ORDER BY ${order}`;
      const statement = prepare(`${SELECT_SEQUENCES} FROM (${inOrder})`);
      return parseSequences(statement.get({ ...values, hits: sequencesJson(hits) }));
    }),
  );

/** Statements cannot be given back; there are no more of them than filters and sorts combine to. */
function rememberStatements(database: Database): Prepare {
  const statements = new Map<string, Statement>();
  return (sql) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}

const boundsSchema = z.object({ dead: z.number(), soon: z.number() });

/** Of the times at which something expires, the last before each bound: they stay the same until that happens. */
function prepareBounds(database: Database): (serverNow: number) => LifeBounds {
  const lastUntil = (at: string) =>
    `coalesce((SELECT CAST(max(expires_at) AS REAL) FROM media_records WHERE expires_at <= ${at}), ${Number.MIN_SAFE_INTEGER})`;
  const bounds = database.prepare(`SELECT ${lastUntil(':now')} AS dead, ${lastUntil(':soon')} AS soon`);
  return (serverNow) => {
    const now = Math.floor(serverNow / 1000);
    return boundsSchema.parse(bounds.get({ now, soon: now + EXPIRING_SECONDS - 1 }));
  };
}

const changesSchema = z.object({ changes: z.number() });

/** Grows with whatever is written through this connection, the only one there is. */
function prepareChangeCount(database: Database): () => number {
  const changes = database.prepare('SELECT total_changes() AS changes');
  return () => changesSchema.parse(changes.get()).changes;
}
