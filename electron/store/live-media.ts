import type { MediaRecord, MediaType } from '../contract/media.ts';
import type { Database } from './database.ts';
import { parseRecordRow, RECORD_COLUMNS } from './media-rows.ts';

/** Whose media of which type, with life left beyond `sendableAfter` (seconds since epoch, the server's). */
interface Wanted {
  readonly owner: string;
  readonly type: MediaType;
  readonly sendableAfter: number;
}

/** Whether the same bytes are on the server already, so that they need not be sent again. */
export interface LiveMedia {
  /** The one with these bytes that lives longest. */
  readonly findLive: (wanted: Wanted & { readonly sha256: string }) => MediaRecord | null;
  /** Whether `findLive` may find something for a file of so many bytes: cheap, before its hash is known. */
  readonly hasLiveOfSize: (wanted: Wanted & { readonly size: number }) => boolean;
}

export function createLiveMedia(database: Database): LiveMedia {
  const isWanted = 'owner = :owner AND type = :type AND expires_at > :sendableAfter';
  const find = database.prepare(
    `SELECT ${RECORD_COLUMNS} FROM media_records INDEXED BY media_records_by_sha256
     WHERE sha256 = :sha256 AND ${isWanted} ORDER BY expires_at DESC, sequence DESC LIMIT 1`,
  );
  const hasOfSize = database.prepare(
    `SELECT 1 FROM media_records INDEXED BY media_records_by_size WHERE size = :size AND ${isWanted} LIMIT 1`,
  );
  return {
    findLive(wanted) {
      const row = find.get({ ...wanted });
      return row === undefined ? null : parseRecordRow(row);
    },
    hasLiveOfSize: (wanted) => hasOfSize.get({ ...wanted }) !== undefined,
  };
}
