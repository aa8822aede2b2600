import type { MediaType } from './media.ts';

/** Where a media_id stood. `app`: in none of it, for instance a record of the library. */
export const MENTION_SOURCES = [
  'callback_xml',
  'callback_json',
  'message_list',
  'json',
  'link',
  'log',
  'table',
  'list',
  'handover',
  'app',
] as const;
export type MentionSource = (typeof MENTION_SOURCES)[number];

/** A media_id as a message names it, with what the message says of it; null where it says nothing. */
export interface Mention {
  readonly mediaId: string;
  readonly source: MentionSource;
  /** Of MsgType; `thumb` for the ThumbMediaId of a video. */
  readonly type: MediaType | null;
  /** FromUserName, external_userid or open_userid. */
  readonly sender: string | null;
  /** ToUserName: the corpid on WeCom, the account's `gh_` name elsewhere. */
  readonly addressee: string | null;
  /** MsgId or msgid. */
  readonly messageId: string | null;
  /** CreateTime or send_time, seconds since epoch: the three days count from it (wechat-api.md §6). */
  readonly sentAt: number | null;
  /** When it was first seen, here or on another desk, seconds since epoch: where its message's time is not known, that is something. */
  readonly seenAt: number | null;
  /** What the message calls the file. */
  readonly fileName: string | null;
  /** Uploaded by JSSDK: `media/get/jssdk` has it in 16 kHz Speex (wechat-api.md §4.5). */
  readonly hdVoice: boolean;
}

/** A media_id that nothing else is known of. */
export const bareMention = (mediaId: string, source: MentionSource): Mention => ({
  mediaId,
  source,
  type: null,
  sender: null,
  addressee: null,
  messageId: null,
  sentAt: null,
  seenAt: null,
  fileName: null,
  hdVoice: false,
});

/** A mention, and what another one of the same media_id says beyond it. */
export const filledFrom = (mention: Mention, other: Mention): Mention => ({
  ...mention,
  type: mention.type ?? other.type,
  sender: mention.sender ?? other.sender,
  addressee: mention.addressee ?? other.addressee,
  messageId: mention.messageId ?? other.messageId,
  sentAt: mention.sentAt ?? other.sentAt,
  seenAt: mention.seenAt ?? other.seenAt,
  fileName: mention.fileName ?? other.fileName,
});
