import { dialectOf, type RealPlatform } from '../contract/account.ts';
import type { CopyFormat, MediaRecord } from '../contract/media.ts';
import { csvLine } from './csv.ts';
import { isoTime } from './record-fields.ts';

/** A record with what its account adds to the copied text. */
export interface CopySource {
  readonly record: MediaRecord;
  readonly platform: RealPlatform;
  readonly baseUrl: string;
}

/** Whether a record has such a form: passive replies carry image, voice and video; messages everything but a thumb. */
export function hasFormat({ type }: MediaRecord, format: CopyFormat): boolean {
  if (format === 'reply_xml') return type in XML_ELEMENTS;
  return format !== 'message_json' || type !== 'thumb';
}

/** What one record is in the clipboard's text, every value escaped; only where it has such a form. */
export function formatRecord(source: CopySource, format: CopyFormat): string {
  const { record } = source;
  switch (format) {
    case 'plain':
      return record.mediaId;
    case 'json':
      return JSON.stringify(fieldsOf(record), null, 2).replaceAll('\n', '\n  ');
    case 'csv':
      return csvLine(Object.values(fieldsOf(record)));
    case 'message_json':
      return JSON.stringify(messageOf(source), null, 2);
    case 'reply_xml':
      return replyXml(record);
    case 'curl':
      return curlOf(source);
  }
}

/** The clipboard's text, from those of its records, in the order given. */
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

/** Names as product.md, "Copy formats"; times in ISO 8601. */
const fieldsOf = (record: MediaRecord): Readonly<Record<(typeof COLUMNS)[number], string | number>> => ({
  media_id: record.mediaId,
  type: record.type,
  name: record.name,
  size: record.size,
  sha256: record.sha256,
  created_at: isoTime(record.createdAt),
  expires_at: isoTime(record.expiresAt),
  account: record.accountName,
});

/** WeCom app message, or customer-service message of an Official Account or Mini Program (wechat-api.md §5). */
function messageOf({ record, platform }: CopySource): object {
  const body = { media_id: record.mediaId };
  return dialectOf(platform) === 'wecom'
    ? { touser: 'USERID', msgtype: record.type, agentid: 'AGENTID', [record.type]: body }
    : { touser: 'OPENID', msgtype: record.type, [record.type]: body };
}

const XML_ELEMENTS: Partial<Record<MediaRecord['type'], string>> = {
  image: 'Image',
  voice: 'Voice',
  video: 'Video',
};

function replyXml(record: MediaRecord): string {
  const element = XML_ELEMENTS[record.type] ?? '';
  const inner = `<MediaId>${cdata(record.mediaId)}</MediaId>`;
  return `<xml><MsgType>${cdata(record.type)}</MsgType><${element}>${inner}</${element}></xml>`;
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** The token stays a placeholder: it is secret (product.md, behaviour 5). */
function curlOf({ record, baseUrl }: CopySource): string {
  const url = `${baseUrl}/cgi-bin/media/get?access_token=ACCESS_TOKEN&media_id=${encodeURIComponent(record.mediaId)}`;
  return `curl -OJ ${shellQuote(url)}`;
}

const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
