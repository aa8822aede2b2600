import { z } from 'zod';
import { succeed, type Result } from '../contract/errors.ts';
import { MEDIA_EVENT_KINDS, type MediaEvent } from '../contract/library.ts';
import type { Database } from './database.ts';

/** What happened to a media_id, whatever records there are of it. */
export interface MediaIdEvent extends MediaEvent {
  readonly mediaId: string;
  readonly owner: string;
}

/** What happened to each record's media. `uploaded` is written with the record itself; `expired` never is. */
export interface MediaHistory {
  /** Adds each event to every record of its media_id and owner, all in one write; how many records there were. */
  note(events: readonly MediaIdEvent[]): Result<number>;
  /** Oldest first. What makes no sense is left out. */
  of(id: string): readonly MediaEvent[];
}

const eventSchema = z.object({
  kind: z.enum(MEDIA_EVENT_KINDS),
  at: z.number(),
  facts: z.string().transform(parseFacts),
}) satisfies z.ZodType<MediaEvent>;

export function createMediaHistory(database: Database): MediaHistory {
  const matching = 'media_records WHERE media_id = :mediaId AND owner = :owner';
  const isThere = database.prepare(`SELECT 1 FROM ${matching}`);
  const note = database.prepare(
    `INSERT INTO media_events (record, kind, at, facts) SELECT sequence, :kind, :at, :facts FROM ${matching}`,
  );
  const of = database.prepare(
    `SELECT kind, at, facts FROM media_events
     WHERE record = (SELECT sequence FROM media_records WHERE id = :id) ORDER BY at, sequence`,
  );
  return {
    note(events) {
      // Most of what is fetched is a customer's: that must not cost a write.
      const known = events.filter(({ mediaId, owner }) => isThere.get({ mediaId, owner }) !== undefined);
      if (known.length === 0) return succeed(0);
      return database.transaction(() => {
        const noted = known.map(({ facts, ...event }) =>
          note.run({ ...event, facts: JSON.stringify(facts) }),
        );
        return noted.reduce((sum, count) => sum + count, 0);
      });
    },
    of: (id) =>
      of.all({ id }).flatMap((row) => {
        const event = eventSchema.safeParse(row);
        return event.success ? [event.data] : [];
      }),
  };
}

const factsSchema = z.object({ account: z.string().optional(), savedAs: z.string().optional() });

function parseFacts(text: string): MediaEvent['facts'] {
  try {
    return factsSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
