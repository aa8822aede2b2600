import type { Connection } from './connection.ts';

export type Row = Readonly<Record<string, unknown>>;

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Asks for rows whose keys are in the range, from its beginning or its end, at most `limit` of them. */
type Ask = (range: Range, limit: number) => readonly Row[];

const ROWS_AT_ONCE = 500;

/** No library counts so far. What a damaged file says is its highest key may be anything. */
const BEYOND_ALL = 2 ** 40;
const FIRST_STRETCH = 1024;

/** A ruined page high in the tree takes thousands of rows with it; asking for each of them must have an end. */
const MOST_REFUSALS = 50_000;

/** So many in a row are worth it in any file: the keys of one stretch, halved down to each. */
const FEWEST_REFUSALS = 2 * FIRST_STRETCH;

/** A file cannot hold more rows than this allows: the shortest are ten times as long, and a key is asked for twice. */
const BYTES_PER_REFUSAL = 16;

/**
 * A key that was made too large looks like the end of the table. So the space between two such ends is looked into,
 * halved so many times.
 */
const DEEPEST_LOOK = 6;

/**
 * Every row of a damaged table that SQLite still finds by its whole-number key: around an unreadable page it is read
 * from both sides, and the question halved, until only what lies on that page is left out. A row may come twice.
 * @param bytes of the file and its log: in a small one, keys that cannot be read are not searched for rows for long
 */
export function* readableRows(
  connection: Connection,
  table: { readonly name: string; readonly key: string },
  bytes: number,
): Generator<Row> {
  const { name, key } = table;
  const up = asking(connection, name, key, 'ASC');
  const down = asking(connection, name, key, 'DESC');
  if (up === null || down === null) return;
  const mostRefusals = Math.min(MOST_REFUSALS, FEWEST_REFUSALS + bytes / BYTES_PER_REFUSAL);
  let refusals = 0;

  /** Reads on until something is in the way; says what is left, and whether that may be nothing. */
  function* read(ask: Ask, range: Range): Generator<Row, { left: Range; ended: boolean }> {
    let left = range;
    for (;;) {
      // Asked for more than there can be, SQLite would step on, perhaps onto a page it cannot read.
      const limit = Math.min(ROWS_AT_ONCE, left.last - left.first + 1);
      const rows = limit > 0 ? attempt(() => ask(left, limit)) : [];
      if (rows === null) return { left, ended: false };
      yield* rows;
      if (rows.length > 0) refusals = 0;
      const reached = Number(rows.at(-1)?.[key]);
      const isWithin = reached >= left.first && reached <= left.last;
      if (isWithin) left = ask === up ? { ...left, first: reached + 1 } : { ...left, last: reached - 1 };
      // A ruined key may lead anywhere.
      if (rows.length < limit || !isWithin) return { left, ended: true };
    }
  }

  function* between(range: Range, look: number): Generator<Row> {
    const above = yield* read(up as Ask, range);
    const below = yield* read(down as Ask, above.left);
    const { first, last } = below.left;
    const seemsEmpty = above.ended && below.ended;
    refusals += 1;
    if (first >= last || refusals > mostRefusals || (seemsEmpty && look === 0)) return;
    const middle = first + Math.floor((last - first) / 2);
    const next = seemsEmpty ? look - 1 : DEEPEST_LOOK;
    yield* between({ first, last: middle }, next);
    yield* between({ first: middle + 1, last }, next);
  }

  for (let first = 1, stretch = FIRST_STRETCH; first < BEYOND_ALL; first += stretch, stretch *= 2) {
    yield* between({ first, last: first + stretch - 1 }, DEEPEST_LOOK);
  }
}

/** Above every key that is a text. */
const LAST_TEXT = '\u{10ffff}';

/**
 * Rows of a damaged table whose key is a text, for small ones: from each end up to the first unreadable page. Those
 * that can be read all the way come twice.
 */
export function* readableByText(connection: Connection, table: string, key: string): Generator<Row> {
  for (const [beyond, order, start] of [
    ['>', 'ASC', ''],
    ['<', 'DESC', LAST_TEXT],
  ] as const) {
    const next = attempt(() =>
      connection.prepare(
        `SELECT * FROM ${table} WHERE ${key} ${beyond} :from ORDER BY ${key} ${order} LIMIT 1`,
      ),
    );
    for (let from = start as string; next !== null;) {
      const row = attempt(() => next.get({ from }) as Row | undefined);
      const reached = row?.[key];
      // A ruined key may lead back.
      const isOn = typeof reached === 'string' && (order === 'ASC' ? reached > from : reached < from);
      if (!row || !isOn) break;
      yield row;
      from = reached;
    }
  }
}

/** Null where not even the schema knows the table. */
function asking(connection: Connection, table: string, key: string, order: 'ASC' | 'DESC'): Ask | null {
  const statement = attempt(() =>
    connection.prepare(
      `SELECT * FROM ${table} WHERE ${key} BETWEEN :first AND :last ORDER BY ${key} ${order} LIMIT :limit`,
    ),
  );
  return statement && ((range, limit) => statement.all({ ...range, limit }) as readonly Row[]);
}

/** Null where reading fails: damage shows as a broken page, a number too large, an unknown table and more. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
