import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../electron/contract/account-limits.ts';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { openDatabase, type Database } from '../../../electron/store/database.ts';
import { createAccountRecords } from '../../../electron/store/account-records.ts';
import { createLibraryNotices } from '../../../electron/store/library-notices.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { openLibrary } from '../../../electron/store/open-library.ts';
import { accountRow, record } from './scratch.ts';

const PAGE_BYTES = 4096;
/** `npm run endurance` takes longer. */
const LONG = process.env['MEDIA_DESK_ENDURANCE'] === '1';
const ROUNDS = LONG ? 25 : 5;
/** Many leaves under one page in both cases. */
const ROWS = LONG ? 2000 : 500;
/** Uploaded after the last backup. */
const NEWER = LONG ? 150 : 100;
const NOW = Date.UTC(2026, 10, 22, 9, 30);
/** First page, header: a library that claims to be of another version or read-only is not damage anyone can see. */
const CLAIMS = new Set([18, 60, 61, 62, 63]);

const rowOf = (index: number): MediaRecord =>
  record({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    mediaId: `media-${index}-${'x'.repeat(40)}`,
    name: `海报 ${index}.jpg`,
    createdAt: 1_790_000_000 + index,
    expiresAt: 1_790_259_200 + index,
  });

const ALL = Array.from({ length: ROWS }, (_, index) => rowOf(index));

async function opened(path: string): Promise<Database> {
  const result = await openDatabase(path);
  if (!result.ok) throw new Error(result.failure);
  return result.database;
}

interface Sample {
  readonly whole: Buffer;
  readonly backup: Buffer;
  /** Where losing one page loses more than its own rows: the first page and what lies above the leaves. */
  readonly above: ReadonlySet<number>;
  /** Rows on each leaf of the records' table. */
  readonly rowsOn: ReadonlyMap<number, number>;
}

async function makeSample(folder: string): Promise<Sample> {
  const path = join(folder, 'sample.db');
  const database = await opened(path);
  const records = createMediaRecords(database);
  const accounts = createAccountRecords(database);
  accounts.put(ACCOUNT);
  const fill = (rows: readonly MediaRecord[]) =>
    database.transaction(() => {
      for (const row of rows) insertWithin(database, row);
    });
  fill(ALL.slice(0, ROWS - NEWER));
  await database.copyTo(join(folder, 'backup.db'));
  fill(ALL.slice(ROWS - NEWER));
  expect(records.byIds(ALL.map(({ id }) => id))).toHaveLength(ROWS);
  const pages = database.prepare(`SELECT pageno, pagetype, name, ncell FROM dbstat`).all() as readonly {
    pageno: number;
    pagetype: string;
    name: string;
    ncell: number;
  }[];
  database.close();
  return {
    whole: await readFile(path),
    backup: await readFile(join(folder, 'backup.db')),
    above: new Set([
      1,
      ...pages
        .filter(({ pagetype, name }) => pagetype !== 'leaf' && name === 'media_records')
        .map(({ pageno }) => pageno),
    ]),
    rowsOn: new Map(
      pages
        .filter(({ pagetype, name }) => pagetype === 'leaf' && name === 'media_records')
        .map(({ pageno, ncell }) => [pageno, ncell]),
    ),
  };
}

const ACCOUNT = accountRow();

/** As media-records.ts writes it, many in one transaction. */
function insertWithin(database: Database, row: MediaRecord): void {
  database
    .prepare(
      `INSERT INTO media_records (id, media_id, account_id, account_name, type, name, size, sha256, content_type,
         created_at, expires_at, clock_offset_ms, owner, note, pinned)
       VALUES (:id, :mediaId, :accountId, :accountName, :type, :name, :size, :sha256, :contentType,
         :createdAt, :expiresAt, :clockOffsetMs, :owner, :note, :pinned)`,
    )
    .run({ ...row, pinned: Number(row.pinned) });
}

type Damage =
  | { readonly kind: 'flips'; readonly places: readonly { readonly at: number; readonly by: number }[] }
  | { readonly kind: 'truncated'; readonly to: number }
  | { readonly kind: 'zeroed'; readonly pages: readonly number[] };

const damageOf = (bytes: number): fc.Arbitrary<Damage> => {
  const page = fc.integer({ min: 1, max: bytes / PAGE_BYTES });
  return fc.oneof(
    fc.record({
      kind: fc.constant('flips' as const),
      places: fc.array(
        fc.record({ at: fc.integer({ min: 0, max: bytes - 1 }), by: fc.integer({ min: 1, max: 255 }) }),
        { minLength: 1, maxLength: 30 },
      ),
    }),
    fc.record({ kind: fc.constant('truncated' as const), to: fc.integer({ min: 1, max: bytes - 1 }) }),
    fc.record({
      kind: fc.constant('zeroed' as const),
      pages: fc.uniqueArray(page, { minLength: 1, maxLength: 6 }),
    }),
  );
};

function apply(damage: Damage, whole: Buffer): Buffer {
  const bytes = Buffer.from(whole);
  switch (damage.kind) {
    case 'flips':
      for (const { at, by } of damage.places) bytes[at] = (bytes[at] ?? 0) ^ by;
      return bytes;
    case 'truncated':
      return bytes.subarray(0, damage.to);
    case 'zeroed':
      for (const page of damage.pages) bytes.fill(0, (page - 1) * PAGE_BYTES, page * PAGE_BYTES);
      return bytes;
  }
}

const damagedPages = (damaged: Buffer, whole: Buffer): readonly number[] =>
  Array.from({ length: whole.length / PAGE_BYTES }, (_, index) => index + 1).filter((page) => {
    const [from, to] = [(page - 1) * PAGE_BYTES, page * PAGE_BYTES];
    return !whole.subarray(from, to).equals(damaged.subarray(from, to));
  });

const onlyClaims = (damaged: Buffer, whole: Buffer): boolean =>
  [...CLAIMS].some((at) => damaged[at] !== whole[at]);

let sample: Sample;
let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'media-desk-damage-'));
  sample = await makeSample(place);
  return () => rm(place, { recursive: true, force: true });
});

/** A profile with this library, and what opening it came to. */
async function openDamaged(round: number, bytes: Buffer, backup: Buffer | null) {
  const folder = join(place, `round-${backup ? 'b' : 'n'}-${round}`);
  await mkdir(join(folder, 'backups'), { recursive: true });
  const path = join(folder, 'library.db');
  await writeFile(path, bytes);
  if (backup) await writeFile(join(folder, 'backups', 'library-20261121T080000Z.db'), backup);
  const result = await openLibrary(path, () => NOW);
  const aside = await readFile(join(folder, 'damaged', 'library-20261122T093000Z.db')).catch(() => null);
  const leftOver = (await readdir(folder)).filter(
    (name) => !/^(library\.db(-wal)?|backups|damaged)$/.test(name),
  );
  return { result, aside, leftOver, done: () => rm(folder, { recursive: true, force: true }) };
}

describe.each([
  { where: 'with a backup', hasBackup: true },
  { where: 'without one', hasBackup: false },
])('a library damaged anywhere, $where', ({ hasBackup }) => {
  const ids = ALL.map(({ id }) => id);

  test('opens, with every row of the backup and nearly every other one', { timeout: 300_000 }, async () => {
    let round = 0;
    const sums = { rounds: 0, rebuilt: 0, salvaged: 0, wanted: 0, lost: 0 };
    await fc.assert(
      fc.asyncProperty(damageOf(sample.whole.length), async (damage) => {
        const bytes = apply(damage, sample.whole);
        fc.pre(!onlyClaims(bytes, sample.whole) || damage.kind !== 'flips');
        const { result, aside, leftOver, done } = await openDamaged(
          round++,
          bytes,
          hasBackup ? sample.backup : null,
        );
        if (!result.ok) throw new Error(`not opened: ${result.failure}`);
        const { database } = result;
        sums.rounds += 1;
        try {
          if (!result.rebuilt) {
            // Inside a value, where SQLite has no means to see it: nothing is lost but that value.
            expect(database.prepare('SELECT count(*) AS n FROM media_records').get()).toEqual({ n: ROWS });
            return;
          }
          sums.rebuilt += 1;
          expect(leftOver).toEqual([]);
          expect(aside?.equals(bytes)).toBe(true);
          const rows = new Map(
            createMediaRecords(database)
              .byIds(ids)
              .map((row) => [row.id, row]),
          );
          if (hasBackup) {
            const backed = ALL.slice(0, ROWS - NEWER);
            expect(backed.filter((row) => !sameRow(rows.get(row.id), row))).toEqual([]);
            expect(createAccountRecords(database).list()).toEqual([{ ...ACCOUNT, limits: DEFAULT_LIMITS }]);
          }
          const notice = createLibraryNotices(database).read();
          const total = database.prepare('SELECT count(*) AS n FROM media_records').get();
          expect(notice).toMatchObject({ kind: 'damaged', at: NOW, setAside: 'library-20261122T093000Z.db' });
          expect(total).toEqual({ n: notice?.records });
          expect(notice?.salvaged).toBe((notice?.records ?? 0) - (hasBackup ? ROWS - NEWER : 0));
          expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });

          const hit = damagedPages(bytes, sample.whole);
          const mayGo = hit.reduce((sum, page) => sum + (sample.rowsOn.get(page) ?? 0), 0);
          const lost = ids.filter((id) => !rows.has(id)).length;
          if (!hit.some((page) => sample.above.has(page))) expect(lost).toBeLessThanOrEqual(mayGo);
          sums.salvaged += notice?.salvaged ?? 0;
          sums.wanted += hasBackup ? NEWER : ROWS;
          sums.lost += lost;
        } finally {
          database.close();
          await done();
        }
      }),
      { numRuns: ROUNDS, seed: 20261122, endOnFailure: true },
    );
    process.stdout.write(`damage ${hasBackup ? 'with' : 'without'} backup: ${JSON.stringify(sums)}\n`);
    expect(sums.rebuilt).toBeGreaterThan(ROUNDS / 3);
    expect(sums.salvaged).toBeGreaterThan(0);
  });

  test('opens with its first page gone, and everything in it', async () => {
    const bytes = Buffer.from(sample.whole).fill(0, 0, PAGE_BYTES);
    const { result } = await openDamaged(1000, bytes, hasBackup ? sample.backup : null);
    if (!result.ok) throw new Error(result.failure);
    onTestFinished(() => result.database.close());
    const rows = createMediaRecords(result.database).byIds(ids);
    expect(rows.length).toBe(ROWS);
    expect(rows.every((row, index) => sameRow(row, rowOf(index)))).toBe(true);
    expect(createAccountRecords(result.database).list()).toEqual([{ ...ACCOUNT, limits: DEFAULT_LIMITS }]);
  });
});

const sameRow = (found: MediaRecord | undefined, wanted: MediaRecord): boolean =>
  found !== undefined && JSON.stringify(found) === JSON.stringify(wanted);
