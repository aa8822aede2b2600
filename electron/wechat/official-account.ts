import { readText } from './answer.ts';
import { readTokenFields, readUploadFields, type DialectRules } from './dialect.ts';

/** Official Account and Mini Program: wechat-api.md §2.1, §3.3, §4. */
export const OFFICIAL_ACCOUNT: DialectRules = {
  readToken: readTokenFields,
  // A thumb has a `thumb_media_id` in place of the `media_id` (§3.3).
  readUpload: (answer) =>
    readUploadFields(answer, readText(answer['media_id']) ?? readText(answer['thumb_media_id'])),
  readVideoLink: (answer) => readText(answer['video_url']) ?? null,
  sliceErrcode: null,
  ipPatterns: { 40164: /\binvalid ip\s+([0-9a-f.:]+)/i },
};
