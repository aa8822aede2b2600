import { draftOf, isOtherId, looksRandom, type Collector } from './findings.ts';

/** The last part of a path but one says what the last one is: `/wecom/media/…`, `/media/…/download`. */
const IN_PATH =
  /(media(?:s|_?ids?)?)\/([\w-]{40,128}={0,2})(?:\/[a-z]{2,12})?(?=$|[\s"'`<>()[\]{},;，；。、|\\]|[?#]([^\s"'`<>]{0,2000}))/gim;

/** Of a store of files: what it signs is the name of an object. */
const SIGNED = /sign|expires|x-amz|policy|credential|\bsig=|token=/i;

/** Before it there is a path, not the name of a host or of a bucket. */
const BEFORE_PATH = /(?:^|[^:/\w.-]|[\w.-])\/(?:[\w.]{0,40}[_-])?$/;
const HOST = /:\/\/[^/\s]{0,200}$/;

/** An address with the name of a host: others keep files of their own under `/media/`, unless it speaks of WeChat. */
const ADDRESS =
  /(?:[a-z][\w+.-]{1,9}:)?\/\/[^\s"'<>()]{1,200}$|(?<![^\s"'<>()])[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}(?::\d{1,5})?\/[^\s"'<>()]{0,200}$/i;
const OF_WECHAT = /wecom|weixin|wechat|wework|(?<![a-z])(?:wx|qy)/i;

/** What the servers call a file that has no name: `filename="MEDIA_ID.jpg"` (wechat-api.md §4.1). */
const FILE_NAME =
  /content-disposition\W[^\n]{0,300}?filename(?:\*=utf-8''|="?)([\w-]{40,128}={0,2})\.([a-z\d]{2,5})(?![\w.])/gi;

const isId = (text: string): boolean => looksRandom(text) && !isOtherId(text);

/** Finds media_ids that no name stands before: in the path of an address, and as the name of a file that was answered. */
export function readPlaces(text: string, into: Collector): void {
  for (const { 1: name = '', 2: id = '', 3: query = '', index } of text.matchAll(IN_PATH)) {
    if (isId(id) && !SIGNED.test(query) && isInPath(text, index, /id/i.test(name)))
      into.drafts.push(draftOf(id, 'link', { isQuoted: true }));
  }
  // A file has its own name where the text calls the media_id something else.
  if (into.drafts.length === 0) readFileNames(text, into);
}

function isInPath(text: string, at: number, isNamed: boolean): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  if (!BEFORE_PATH.test(before) || HOST.test(before)) return false;
  const address = isNamed ? undefined : ADDRESS.exec(before)?.[0];
  return address === undefined || OF_WECHAT.test(address);
}

function readFileNames(text: string, into: Collector): void {
  for (const [, id = '', suffix = ''] of text.matchAll(FILE_NAME)) {
    const hdVoice = suffix.toLowerCase() === 'speex';
    if (isId(id))
      into.drafts.push(draftOf(id, 'log', { isQuoted: true, hdVoice, type: hdVoice ? 'voice' : null }));
  }
}
