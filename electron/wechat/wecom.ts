import { readText } from './answer.ts';
import { readTokenFields, readUploadFields, type DialectRules } from './dialect.ts';

/** WeCom: wechat-api.md §2.1, §3.3, §4. */
export const WECOM: DialectRules = {
  readToken: readTokenFields,
  readUpload: (answer) => readUploadFields(answer, readText(answer['media_id'])),
  // WeCom streams videos (§4.3); an object with a `video_url` is somebody's file.
  readVideoLink: () => null,
  sliceErrcode: 830002,
  ipPatterns: { 60020: /\bfrom ip:\s*([0-9a-f.:]+)/i },
};
