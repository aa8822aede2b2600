import { readInteger, readText, type JsonObject } from './answer.ts';

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

export interface UploadedMedia {
  readonly mediaId: string;
  /** Seconds since epoch by the server's clock; null when absent or unreadable. */
  readonly createdAt: number | null;
}

/** One platform family's way of answering: its normaliser (wechat-api.md §0.1). */
export interface DialectRules {
  /** Null: not a token answer. */
  readonly readToken: (answer: JsonObject) => IssuedToken | null;
  /** Null: not an upload answer. */
  readonly readUpload: (answer: JsonObject) => UploadedMedia | null;
  /** The address a download is to be fetched from instead, or null. */
  readonly readVideoLink: (answer: JsonObject) => string | null;
  /** The errcode that asks to fetch in slices; null where Range is not understood (§4.4, §9 row 36). */
  readonly sliceErrcode: number | null;
  /** Per errcode, where in errmsg the caller's IP stands (§2.3). */
  readonly ipPatterns: Readonly<Record<number, RegExp>>;
}

/** Both platforms' usual life, for a relay that leaves `expires_in` out. */
const USUAL_TOKEN_SECONDS = 7200;

/** Shared by both: they differ only in the errcode beside it (§2.1). */
export function readTokenFields(answer: JsonObject): IssuedToken | null {
  const accessToken = readText(answer['access_token']);
  const seconds = readInteger(answer['expires_in']);
  if (accessToken === undefined) return null;
  return {
    accessToken,
    expiresInSeconds: seconds !== undefined && seconds > 0 ? seconds : USUAL_TOKEN_SECONDS,
  };
}

/** The fields beside the id; `created_at` is a string or a number on either platform (§3.3). */
export function readUploadFields(answer: JsonObject, mediaId: string | undefined): UploadedMedia | null {
  if (mediaId === undefined) return null;
  const createdAt = readInteger(answer['created_at']);
  return { mediaId, createdAt: createdAt !== undefined && createdAt > 0 ? createdAt : null };
}
