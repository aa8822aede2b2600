import { open, readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { connectAnyhow } from './connection.ts';
import type { Database } from './database.ts';

const PAGE_BYTES = 4096;
/** In the first page's header (sqlite.org/fileformat.html, 1.3): how to write and how to read; 2 with a log. */
const WRITE_VERSION = 18;
const READ_VERSION = 19;
/** For which state of the file the page count holds. */
const COUNT_VALID_FOR = 92;

const tableSchema = z.object({
  name: z.string(),
  rootpage: z.number(),
  hasRowid: z.number(),
  columns: z.string(),
});

/**
 * Puts a new first page into the file at `path`, in place of one that is ruined or leads to ruined ones: it names the
 * tables alone, so that it needs no second page. They are where `library` has them: one made by the same migrations, or
 * from a backup of the file, has them in the same places.
 */
export async function putFirstPage(library: Database, path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(await firstPage(library, `${path}.first`), 0, PAGE_BYTES, 0);
  } finally {
    await file.close();
  }
}

async function firstPage(library: Database, path: string): Promise<Buffer> {
  const connection = connectAnyhow(path);
  try {
    connection.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    // As text: a statement would be left behind, and the file open.
    for (const sql of tablesOf(library).map(schemaEntry)) connection.exec(sql);
  } finally {
    connection.close();
  }
  const page = await readFile(path);
  await rm(path);
  if (page.length !== PAGE_BYTES) throw new Error('The tables need more than one page to be named');
  page[WRITE_VERSION] = 2;
  page[READ_VERSION] = 2;
  // Its page count then counts no more, and SQLite takes the file's own length.
  page.writeUInt32BE((page.readUInt32BE(COUNT_VALID_FOR) ^ 0xffff) >>> 0, COUNT_VALID_FOR);
  return page;
}

const tablesOf = (library: Database) =>
  library
    .prepare(
      `SELECT name, rootpage, wr = 0 AS hasRowid,
         (SELECT group_concat(
            column.name || ' ' || column.type || iif(pk, ' PRIMARY KEY', '')
              || coalesce(' DEFAULT ' || dflt_value, ''), ', ' ORDER BY cid)
          FROM pragma_table_info(sqlite_schema.name) AS column) AS columns
       FROM sqlite_schema JOIN pragma_table_list USING (name, type)
       WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all()
    .map((row) => tableSchema.parse(row));

function schemaEntry({ name, rootpage, hasRowid, columns }: z.infer<typeof tableSchema>): string {
  const sql = `CREATE TABLE ${name} (${columns})${hasRowid === 1 ? '' : ' WITHOUT ROWID'}`;
  return `INSERT INTO sqlite_schema VALUES ('table', '${name}', '${name}', ${rootpage}, '${sql.replaceAll("'", "''")}')`;
}
