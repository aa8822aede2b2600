/** The API's `type` parameter. `file` exists on WeCom only, `thumb` on Official Account only. */
export const MEDIA_TYPES = ['image', 'voice', 'video', 'file', 'thumb'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Temporary media is deleted three days after created_at (both API documents). */
export const MEDIA_LIFE_SECONDS = 72 * 60 * 60;

/** Characters; real ids have about 64. */
export const SHORTEST_MEDIA_ID = 6;
export const LONGEST_MEDIA_ID = 512;

const MEDIA_ID = /^[\w-]+={0,2}$/;

/**
 * Whether the whole text can be a media_id: URL-safe base64 (wechat-api.md §3.3), down to the "0000001" of the
 * enterprise-account document.
 */
export const isMediaId = (text: string): boolean =>
  text.length >= SHORTEST_MEDIA_ID && text.length <= LONGEST_MEDIA_ID && MEDIA_ID.test(text);

/** One upload in the library: the only record there is of it. */
export interface MediaRecord {
  /** Ours, also the transfer's id; media_ids of different companies may collide. */
  readonly id: string;
  readonly mediaId: string;
  readonly accountId: string;
  /** Kept with the record, so that it outlives its account. */
  readonly accountName: string;
  readonly type: MediaType;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** MIME type read from the bytes. */
  readonly contentType: string;
  /** The server's created_at, seconds since epoch. */
  readonly createdAt: number;
  /** createdAt + 72 h; from our clock where the server's created_at is absent or absurd. Seconds since epoch. */
  readonly expiresAt: number;
  /** Server time minus local time when it was uploaded, in ms: the countdown's clock if the account is gone. */
  readonly clockOffsetMs: number;
  /**
   * Whose media it is, for no account may outlast its company: `wecom:<corpid>` or `official_account:<appid>`,
   * `simulator:<imitated platform>`, or `account:<accountId>` where the company is not known (a pasted access_token).
   */
  readonly owner: string;
  /** The person's own words, at most `LONGEST_NOTE` characters. */
  readonly note: string;
  readonly pinned: boolean;
}

/** What a file was called, and its bytes are not: at least one of the two. */
export interface Mismatch {
  /** Of its name, without dot; null where it agrees. */
  readonly suffix: string | null;
  /** The server's Content-Type; null where it agrees. */
  readonly header: string | null;
}

/** A media_id's bytes, fetched into the local cache. */
export interface FetchedMedia {
  /** Cleaned: no path, no control or reserved characters; has an extension. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** MIME type read from the bytes, not the server's header. */
  readonly contentType: string;
  /** Whether it is a picture that the page may show through `media://fetched/<transfer id>`. */
  readonly previewable: boolean;
  /** Of a voice or clip, as its bytes say; null where they do not, and of all else. */
  readonly durationMs: number | null;
  readonly mismatch: Mismatch | null;
  /** File name it was last saved under; null until then. */
  readonly savedAs: string | null;
}

export const COPY_FORMATS = ['plain', 'json', 'csv', 'message_json', 'reply_xml', 'curl'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];
