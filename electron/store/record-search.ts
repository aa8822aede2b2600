import { z } from 'zod';
import type { MediaRecord } from '../contract/media.ts';
import type { Database } from './database.ts';
import { joinSequences, parseSequences, SELECT_SEQUENCES, type Sequences } from './sequences.ts';

/** Fewer hex digits than this match too many hashes to be meant as one. */
const SHORTEST_HASH_PREFIX = 4;

/** One or two letters are in nearly every media_id: they are meant for the name or the note. */
const SHORTEST_PART_OF_MEDIA_ID = 3;

export interface RecordSearch {
  /** The sequences of all that match, in no order, some perhaps twice; `needle` folded and not empty. */
  find(needle: string): Sequences;
  /** For within a transaction. */
  add(sequence: number, record: Pick<MediaRecord, 'name' | 'note' | 'mediaId'>): void;
  /** Whether every record can be found. */
  isComplete(): boolean;
  /** In the records and here; `ids` as JSON. For within a transaction. */
  changeNote(ids: string, note: string): void;
  /**
   * Adds what is missing of the next `most` records after `after`: those of an earlier version have nothing here, nor
   * those of a rebuilt library. For within a transaction. The last record looked at, or null after the last of all.
   */
  complete(after: number, most: number): number | null;
}

/** Equal for texts people take to be equal: capitals, full-width letters, composed and decomposed accents. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A line break keeps a match from reaching from one into the other. */
const wordsOf = (name: string, note: string): string => `${folded(name)}\n${folded(note)}`;

const changedSchema = z.object({ sequence: z.number(), name: z.string() });
const entrySchema = changedSchema.extend({
  note: z.string(),
  mediaId: z.string(),
  isFound: z.number(),
});

const completeSchema = z.object({ isComplete: z.number() });

/**
 * Search reads all it looks through, so that stands in a table of its own with few pages. GLOB is the faster on long
 * ASCII, instr on short text and needs no escaping.
 */
export function createRecordSearch(database: Database): RecordSearch {
  const inWords = 'instr(words, :needle)';
  const byWords = database.prepare(`${SELECT_SEQUENCES} FROM media_search WHERE ${inWords}`);
  const byWordsAndId = database.prepare(
    `${SELECT_SEQUENCES} FROM media_search WHERE ${inWords} OR media_id GLOB '*' || :needle || '*'`,
  );
  const byHash = database.prepare(
    `${SELECT_SEQUENCES} FROM media_records WHERE sha256 >= :needle AND sha256 < :needle || 'g'`,
  );
  const add = database.prepare(
    'INSERT INTO media_search (sequence, words, media_id) VALUES (:sequence, :words, :mediaId)',
  );
  const change = database.prepare('UPDATE media_search SET words = :words WHERE sequence = :sequence');
  const changed = database.prepare(
    `UPDATE media_records SET note = :note WHERE id IN (SELECT value FROM json_each(:ids))
     RETURNING sequence, name`,
  );
  const next = database.prepare(
    `SELECT sequence, CAST(name AS TEXT) AS name, CAST(note AS TEXT) AS note, CAST(media_id AS TEXT) AS mediaId,
       EXISTS (SELECT 1 FROM media_search WHERE media_search.sequence = media_records.sequence) AS isFound
     FROM media_records WHERE sequence > :after ORDER BY sequence LIMIT :most`,
  );
  const counts = database.prepare(
    'SELECT (SELECT count(*) FROM media_records) = (SELECT count(*) FROM media_search) AS isComplete',
  );
  const addOne: RecordSearch['add'] = (sequence, { name, note, mediaId }) => {
    add.run({ sequence, words: wordsOf(name, note), mediaId: folded(mediaId) });
  };
  return {
    find(needle) {
      const words = isPartOfMediaId(needle) ? byWordsAndId : byWords;
      const found = parseSequences(words.get({ needle }));
      return isHashPrefix(needle) ? joinSequences([found, parseSequences(byHash.get({ needle }))]) : found;
    },
    add: addOne,
    changeNote(ids, note) {
      for (const row of changed.all({ ids, note })) {
        const { sequence, name } = changedSchema.parse(row);
        change.run({ sequence, words: wordsOf(name, note) });
      }
    },
    isComplete: () => completeSchema.parse(counts.get()).isComplete === 1,
    complete(after, most) {
      const rows = next.all({ after, most }).map((row) => entrySchema.parse(row));
      for (const row of rows) if (row.isFound === 0) addOne(row.sequence, row);
      return rows.at(-1)?.sequence ?? null;
    },
  };
}

const isPartOfMediaId = (needle: string): boolean =>
  needle.length >= SHORTEST_PART_OF_MEDIA_ID && /^[\w=-]+$/.test(needle);

const isHashPrefix = (needle: string): boolean =>
  needle.length >= SHORTEST_HASH_PREFIX && /^[0-9a-f]+$/.test(needle);
