import { MEDIA_TYPES, type MediaType } from '../../electron/contract/media.ts';
import type { Draft } from './findings.ts';

/** What a name in a message, a log or the head of a column stands for. */
export type Field =
  | 'mediaId'
  | 'thumbMediaId'
  | 'sender'
  | 'addressee'
  | 'messageId'
  | 'sentAt'
  | 'type'
  | 'fileName'
  | 'encrypt';

/** Names in lower case, without `_`, `-` and blanks. */
const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['素材id', 'mediaId'],
  ['素材编号', 'mediaId'],
  ['媒体id', 'mediaId'],
  ['thumbmediaid', 'thumbMediaId'],
  ['缩略图素材id', 'thumbMediaId'],
  ['缩略图素材编号', 'thumbMediaId'],
  ['缩略图媒体id', 'thumbMediaId'],
  ['fromusername', 'sender'],
  ['fromuser', 'sender'],
  ['externaluserid', 'sender'],
  ['openuserid', 'sender'],
  ['openid', 'sender'],
  ['fromopenid', 'sender'],
  ['sender', 'sender'],
  ['发送人', 'sender'],
  ['发送者', 'sender'],
  ['tousername', 'addressee'],
  ['msgid', 'messageId'],
  ['messageid', 'messageId'],
  ['消息id', 'messageId'],
  ['createtime', 'sentAt'],
  ['createdat', 'sentAt'],
  ['sendtime', 'sentAt'],
  ['发送时间', 'sentAt'],
  ['msgtype', 'type'],
  ['mediatype', 'type'],
  ['type', 'type'],
  ['类型', 'type'],
  ['filename', 'fileName'],
  ['文件名', 'fileName'],
  ['encrypt', 'encrypt'],
]);

/** Only as the head of a column are these clear enough. */
const COLUMNS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['from', 'sender'],
  ['客户', 'sender'],
  ['name', 'fileName'],
]);

/** A media_id is called after what it is for: `pic_media_id`, `WX_POSTER_MEDIA_ID`. */
const OWN_NAME = /mediaid(?:s|list|16k)?$/;

/** And that of a thumb after the thumb: `video_thumb_media_id`, `缩略图ThumbMediaId`. */
const THUMB_NAME = /(?:thumb(?:nail)?|缩略图)(?:thumb)?mediaid$/;

/** Longer names are none. */
const LONGEST_NAME = 40;

const plain = (name: string): string => {
  const lower = name.toLowerCase();
  return /[\s_-]/.test(lower) ? lower.replace(/[\s_-]/g, '') : lower;
};

export function fieldOf(name: string): Field | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const known = plain(name);
  const field = FIELDS.get(known);
  if (field || !OWN_NAME.test(known)) return field;
  return THUMB_NAME.test(known) ? 'thumbMediaId' : 'mediaId';
}

/** A head in two languages says it twice: `素材ID(media_id)`, `MsgType / 类型`. */
export function columnOf(head: string): Field | undefined {
  if (head.length > LONGEST_NAME) return undefined;
  for (const name of [head, ...head.split(/[()（）/]/)]) {
    const field = fieldOf(name) ?? COLUMNS.get(plain(name));
    if (field) return field;
  }
  return undefined;
}

const TYPES: ReadonlyMap<string, MediaType> = new Map<string, MediaType>([
  ...MEDIA_TYPES.map((type) => [type, type] as const),
  ['shortvideo', 'video'],
  ['图片', 'image'],
  ['语音', 'voice'],
  ['视频', 'video'],
  ['文件', 'file'],
]);

export const typeOf = (text: string): MediaType | null => TYPES.get(text.toLowerCase()) ?? null;

/** Seconds since epoch between which WeChat messages are sent. */
const FIRST_SENT = 1_293_840_000;
const LAST_SENT = 4_102_444_800;

/** Seconds or milliseconds since epoch, or an ISO time that says its zone; anything else would be guessed. */
export function sentAtOf(text: string): number | null {
  if (/^\d{9,13}$/.test(text)) {
    const seconds = text.length > 11 ? Math.floor(Number(text) / 1000) : Number(text);
    return seconds >= FIRST_SENT && seconds < LAST_SENT ? seconds : null;
  }
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{5,16}(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : sentAtOf(String(Math.floor(ms / 1000)));
}

const LONGEST_TEXT = 256;

/** A name or number that is shown and written down: short, without control characters and unpaired surrogates. */
export function textOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST_TEXT) return null;
  return /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u.test(trimmed) ? null : trimmed;
}

/** What the message round a media_id says; the first that says something is believed. */
export type Said = Partial<
  Pick<Draft, 'type' | 'sender' | 'addressee' | 'messageId' | 'sentAt' | 'fileName'>
>;

export function say(said: Said, field: Field, value: string): void {
  if (field === 'type') said.type ??= typeOf(value);
  else if (field === 'sentAt') said.sentAt ??= sentAtOf(value.trim());
  else if (isText(field)) said[field] ??= textOf(value);
}

const TEXTS = ['sender', 'addressee', 'messageId', 'fileName'] as const;

const isText = (field: string): field is (typeof TEXTS)[number] =>
  (TEXTS as readonly string[]).includes(field);

/** Fills what the draft does not know yet. */
export function complete(draft: Draft, said: Said): void {
  draft.type ??= said.type ?? null;
  draft.sentAt ??= said.sentAt ?? null;
  for (const text of TEXTS) draft[text] ??= said[text] ?? null;
}

/** Shorter ones are no envelope. */
const SHORTEST_ENVELOPE = 20;

export const isEnvelope = (value: string): boolean =>
  value.length >= SHORTEST_ENVELOPE && /^[\w+/=\s-]+$/.test(value.slice(0, 400));
