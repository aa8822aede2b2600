import { dialectOf, type RealPlatform } from '../contract/account.ts';
import type { CopyFormat, MediaRecord, MediaType } from '../contract/media.ts';
import { csvLine } from './csv.ts';
import { isoTime } from './record-fields.ts';

/** What can be copied of a record, or of a fetch, of which less is known. */
export type CopyMedia = Pick<MediaRecord, 'mediaId' | 'accountName' | 'expiresAt'> & {
  readonly [K in 'type' | 'name' | 'size' | 'sha256' | 'createdAt']: MediaRecord[K] | null;
} & { readonly hdVoice?: boolean };

/** A record or fetch with what its account adds to the copied text. */
export interface CopySource {
  readonly media: CopyMedia;
  readonly platform: RealPlatform;
  readonly baseUrl: string;
}

/** What a message can carry by its media_id (wechat-api.md §5). */
const SENT_TYPES: Readonly<Record<RealPlatform, readonly MediaType[]>> = {
  wecom: ['image', 'voice', 'video', 'file'],
  official_account: ['image', 'voice', 'video'],
  mini_program: ['image'],
};

/** Whether it has such a form: passive replies carry image, voice and video; messages what the platform sends. */
export function hasFormat({ media: { type }, platform }: CopySource, format: CopyFormat): boolean {
  if (format === 'reply_xml') return type !== null && type in XML_ELEMENTS;
  return format !== 'message_json' || (type !== null && SENT_TYPES[platform].includes(type));
}

/** What one is in the clipboard's text, every value escaped; only where it has such a form. */
export function formatMedia(source: CopySource, format: CopyFormat): string {
  const { media } = source;
  switch (format) {
    case 'plain':
      return media.mediaId;
    case 'json':
      return JSON.stringify(fieldsOf(media), null, 2).replaceAll('\n', '\n  ');
    case 'csv':
      return csvLine(Object.values(fieldsOf(media)).map((value) => value ?? ''));
    case 'message_json':
      return JSON.stringify(messageOf(media, source.platform), null, 2);
    case 'reply_xml':
      return replyXml(media);
    case 'curl':
      return curlOf(source);
  }
}

/** The clipboard's text, from those of its media, in the order given. */
export function joinFormatted(texts: readonly string[], format: CopyFormat): string {
  if (format === 'json') return texts.length === 0 ? '[]' : `[\n  ${texts.join(',\n  ')}\n]`;
  if (format === 'csv') return [csvLine(COLUMNS), ...texts].join('').slice(0, -2);
  return texts.join('\n');
}

const COLUMNS = [
  'media_id',
  'type',
  'name',
  'size',
  'sha256',
  'created_at',
  'expires_at',
  'account',
] as const;

/** Names as product.md, "Copy formats"; times in ISO 8601; null what is not known. */
const fieldsOf = (media: CopyMedia): Readonly<Record<(typeof COLUMNS)[number], string | number | null>> => ({
  media_id: media.mediaId,
  type: media.type,
  name: media.name,
  size: media.size,
  sha256: media.sha256,
  created_at: media.createdAt === null ? null : isoTime(media.createdAt),
  expires_at: isoTime(media.expiresAt),
  account: media.accountName,
});

/** WeCom app message, or customer-service message of an Official Account or Mini Program (wechat-api.md §5). */
function messageOf({ mediaId, type }: CopyMedia, platform: RealPlatform): object {
  const body = { [type ?? '']: { media_id: mediaId } };
  return dialectOf(platform) === 'wecom'
    ? { touser: 'USERID', msgtype: type, agentid: 'AGENTID', ...body }
    : { touser: 'OPENID', msgtype: type, ...body };
}

const XML_ELEMENTS: Partial<Record<MediaType, string>> = {
  image: 'Image',
  voice: 'Voice',
  video: 'Video',
};

function replyXml({ mediaId, type }: CopyMedia): string {
  const element = (type && XML_ELEMENTS[type]) ?? '';
  const inner = `<MediaId>${cdata(mediaId)}</MediaId>`;
  return `<xml><MsgType>${cdata(type ?? '')}</MsgType><${element}>${inner}</${element}></xml>`;
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** The token stays a placeholder: it is secret (product.md, behaviour 5). */
function curlOf({ media: { mediaId, hdVoice }, baseUrl }: CopySource): string {
  const call = hdVoice === true ? 'media/get/jssdk' : 'media/get';
  const url = `${baseUrl}/cgi-bin/${call}?access_token=ACCESS_TOKEN&media_id=${encodeURIComponent(mediaId)}`;
  return `curl -OJ ${shellQuote(url)}`;
}

const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
