import type { MediaType } from './media.ts';
import type { Mention } from './mention.ts';

export const HANDOVER_FORMATS = ['json', 'csv', 'html'] as const;
export type HandoverFormat = (typeof HANDOVER_FORMATS)[number];

/** What marks a handover sheet, whatever its form; another form of its rows gets another version. */
export const HANDOVER_KIND = 'media-desk-handover';
export const HANDOVER_VERSION = 1;

/** One live media_id that is handed over. Names and times as they stand in the sheet; times in ISO 8601. */
export interface HandoverRow {
  readonly media_id: string;
  readonly type: MediaType | null;
  readonly sender: string | null;
  readonly message_id: string | null;
  readonly sent_at: string | null;
  readonly expires_at: string;
  /** False: `expires_at` is the latest it can be. */
  readonly expires_at_exact: boolean;
  readonly name: string | null;
  readonly hd_voice: boolean;
}

/** Holds no secret, token, account id or path. */
export interface HandoverSheet {
  readonly kind: typeof HANDOVER_KIND;
  readonly version: typeof HANDOVER_VERSION;
  /** As `MediaRecord.owner`, of a company that is known. */
  readonly owner: string;
  readonly made_at: string;
  readonly media: readonly HandoverRow[];
}

/** A sheet that was read, and whose company has an account here. */
export interface ReceivedHandover {
  readonly accountId: string;
  readonly mentions: readonly Mention[];
  /** Rows that could not be taken. */
  readonly left: number;
}
