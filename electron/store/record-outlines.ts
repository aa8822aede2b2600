import { z } from 'zod';
import type { RecordOutlines } from '../contract/library.ts';
import type { Database } from './database.ts';
import { sequencesJson, type Sequences } from './sequences.ts';

const outlinesSchema = z.object({ ids: z.string(), sizes: z.string(), pins: z.string() });

/** Characters of an id (contract/id.ts). */
const ID_LENGTH = 36;

/** One a line. */
const linesOf = (column: string): string => `coalesce(group_concat(${column}, char(10)), '')`;

export function prepareOutlines(database: Database): (sequences: Sequences) => RecordOutlines {
  const outlines = database.prepare(
    `SELECT ${linesOf('id')} AS ids, ${linesOf('size')} AS sizes, ${linesOf('pinned')} AS pins
     FROM (SELECT CAST(id AS TEXT) AS id, CAST(size AS REAL) AS size, pinned <> 0 AS pinned
       FROM (SELECT key AS place, value AS wanted FROM json_each(:sequences))
       JOIN media_records ON sequence = wanted WHERE length(CAST(id AS TEXT)) = ${ID_LENGTH} ORDER BY place)`,
  );
  return (sequences) => outlinesSchema.parse(outlines.get({ sequences: sequencesJson(sequences) }));
}
