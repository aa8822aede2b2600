import { z } from 'zod';
import type { LibraryPage, LibraryQuery } from '../contract/api.ts';
import type { Result } from '../contract/errors.ts';
import { MEDIA_TYPES, type MediaRecord } from '../contract/media.ts';
import type { Database, SqlValues, Statement } from './database.ts';

export interface MediaRecords {
  /** On disk when it returns. The same record twice is one row, so a retry after a crash is harmless. */
  insert(record: MediaRecord): Result<null>;
  /**
   * Live records first, the next to expire on top; then expired ones, the last to expire on top.
   * @param serverNow the servers' time as best known (local time + clockOffsetMs), ms since epoch
   */
  page(query: LibraryQuery, serverNow: number): LibraryPage;
  /** In the order of `ids`; those that are not there are left out. */
  byIds(ids: readonly string[]): readonly MediaRecord[];
  /** How many there were to remove. */
  remove(ids: readonly string[]): Result<number>;
}

const COLUMNS = `id, media_id AS mediaId, account_id AS accountId, account_name AS accountName, type, name, size, sha256,
  content_type AS contentType, created_at AS createdAt, expires_at AS expiresAt, clock_offset_ms AS clockOffsetMs`;

const rowSchema = z.object({
  id: z.string(),
  mediaId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  type: z.enum(MEDIA_TYPES),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  contentType: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  clockOffsetMs: z.number(),
}) satisfies z.ZodType<MediaRecord>;

const parseRow = (row: unknown): MediaRecord => rowSchema.parse(row);

/** Fewer hex digits than this match too many hashes to be meant as one. */
const SHORTEST_HASH_PREFIX = 4;

export function createMediaRecords(database: Database): MediaRecords {
  const insert = database.prepare(
    `INSERT INTO media_records (id, media_id, account_id, account_name, type, name, size, sha256, content_type,
       created_at, expires_at, clock_offset_ms, search_text)
     VALUES (:id, :mediaId, :accountId, :accountName, :type, :name, :size, :sha256, :contentType,
       :createdAt, :expiresAt, :clockOffsetMs, :searchText)
     ON CONFLICT (id) DO NOTHING`,
  );
  const isRecorded = database.prepare('SELECT 1 FROM media_records WHERE id = :id AND media_id = :mediaId');
  const byIds = database.prepare(
    `SELECT ${COLUMNS} FROM (SELECT key AS place, value AS asked FROM json_each(:ids))
     JOIN media_records ON media_records.id = asked ORDER BY place`,
  );
  const remove = database.prepare(
    'DELETE FROM media_records WHERE id IN (SELECT value FROM json_each(:ids))',
  );
  const page = createPaging(database);
  return {
    insert: (record) =>
      database.write(() => {
        const { id, mediaId } = record;
        const added = insert.run({ ...record, searchText: searchTextOf(record) });
        if (added === 0 && isRecorded.get({ id, mediaId }) === undefined) {
          throw new Error('A media record id was used for a second media_id');
        }
      }),
    page,
    byIds: (ids) => byIds.all({ ids: JSON.stringify(ids) }).map(parseRow),
    remove: (ids) => database.transaction(() => remove.run({ ids: JSON.stringify(ids) })),
  };
}

/** What search looks through. A line break keeps a match from reaching from the name into the media_id. */
const searchTextOf = (record: MediaRecord): string => `${folded(record.name)}\n${folded(record.mediaId)}`;

/** Equal for texts people take to be equal: capitals, full-width letters, composed and decomposed accents. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

interface PageStatements {
  readonly count: Statement;
  readonly live: Statement;
  readonly expired: Statement;
}

const countSchema = z.object({ total: z.number(), live: z.number() });

function createPaging(database: Database): MediaRecords['page'] {
  const prepared = {
    all: preparePage(database, ''),
    account: preparePage(database, ACCOUNT),
    search: preparePage(database, SEARCH),
    accountSearch: preparePage(database, ACCOUNT + SEARCH),
  };
  return ({ accountId, search, offset, limit }, serverNow) => {
    const needle = folded(search.trim());
    const ofAccount =
      accountId === null ? prepared : { all: prepared.account, search: prepared.accountSearch };
    const statements = needle === '' ? ofAccount.all : ofAccount.search;
    const where: SqlValues = {
      now: Math.floor(serverNow / 1000),
      ...(accountId === null ? {} : { accountId }),
      ...(needle === '' ? {} : { needle, hashPrefix: hashPrefixOf(needle) }),
    };
    const { total, live } = countSchema.parse(statements.count.get(where));
    const rows = [...statements.live.all({ ...where, limit, offset })];
    const left = limit - rows.length;
    if (left > 0) {
      rows.push(...statements.expired.all({ ...where, limit: left, offset: Math.max(0, offset - live) }));
    }
    return { rows: rows.map(parseRow), total };
  };
}

const ACCOUNT = ' AND account_id = :accountId';
const SEARCH = ` AND (instr(search_text, :needle) OR sha256 GLOB :hashPrefix)`;

/** Two ranges of one index, so that neither sorting nor a scan of the table is needed. */
function preparePage(database: Database, condition: string): PageStatements {
  const rows = `SELECT ${COLUMNS} FROM media_records WHERE`;
  const isLive = 'expires_at > :now';
  const isExpired = 'expires_at <= :now';
  return {
    count: database.prepare(
      `SELECT count(*) AS total, count(*) FILTER (WHERE ${isLive}) AS live FROM media_records WHERE true${condition}`,
    ),
    live: database.prepare(
      `${rows} ${isLive}${condition} ORDER BY expires_at, sequence LIMIT :limit OFFSET :offset`,
    ),
    expired: database.prepare(
      `${rows} ${isExpired}${condition} ORDER BY expires_at DESC, sequence DESC LIMIT :limit OFFSET :offset`,
    ),
  };
}

/** A GLOB pattern; the empty one matches no hash. */
const hashPrefixOf = (needle: string): string =>
  needle.length >= SHORTEST_HASH_PREFIX && /^[0-9a-f]+$/.test(needle) ? `${needle}*` : '';
