import {
  couldBeId,
  draftOf,
  isOtherId,
  looksRandom,
  reasonAgainst,
  standsOutInProse,
  type Collector,
  type MalformedReason,
} from './findings.ts';
import { isLogLine } from './read-labels.ts';
import { namesSecret } from './secret-names.ts';

/** What is left of a message once its media_ids are taken: tags, and JSON members. */
const MARKUP = /[<>{}\u0001]|"\s*:/;

/** Also what is not seen: marks of direction, spaces of no width. */
const SEPARATORS =
  /[\s,，;；、"'`“”‘’«»「」『』《》()（）【】[\]|•·…—:：。！？\u2460-\u2473\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/;
const EDGES = /^(?:[.*~]{1,99}|-{3,99})|(?:[.!?*~]{1,9}|-{3,99})$/g;

/** The number of an item, and the name of several. */
const BEFORE_ID = /^(?:\d{1,3}\.(?=[\w-]{20})|[\w-]{0,20}media_?ids=)/i;

/** The head of a column is not one of its ids. */
const COLUMN_NAME = /^(?:thumb_)?media_id$/;

/** A bare one that is longer is more probably a token. */
const LONGEST_BARE = 128;

/** What else has an id, or is as random as one; the first ones only with a value, for they are words of prose too. */
const OTHERS = [
  String.raw`(?:digest|checksum|fingerprint|credential|salt)(?=["']?\s?[:=：])`,
  String.raw`bearer(?=\s[\w-]{16})|jwt`,
  String.raw`(?:auth|welcome|permanent|js)_?code|code(?=["']?\s?[:=：]\s?["']?[\w-]{20})`,
  'receipt_?handle|nonce_?str',
  'open_?id|union_?id|user_?id',
  'request[_ -]?id|trace(?:parent|[_ -]?id)?|span(?:[_ -]?id)?|[rs]id',
  'session(?:_?id)?|cookie|nonce|sign(?:ature)?|hash|md5|sha-?\\d*|[ug]uid',
  'access_?token|token|secret|ticket|key',
  'msg_?id|corp_?id|app_?id|agent_?id|echostr|etag|boundary|cursor|password',
  String.raw`sdkfileid|file_?key|open_kfid|ssh-\w+|h1(?=:)`,
].join('|');

/** A line that speaks of such things, or the header of a request: what stands in it is one of them. */
const OF_OTHER_IDS = new RegExp(
  String.raw`(?<![A-Za-z\d-])(?:${OTHERS})(?![A-Za-z])|(?<!\w)_id\b|令牌|密钥|密码|会话|签名|订单|^\s*[<>*]?\s*[A-Za-z]+(?:-[A-Za-z\d]+)+:\s`,
  'i',
);

/** A name of a program that says so, and its value: `nonceStr`, `receiptHandle`; not one that speaks of media. */
const OTHER_NAME =
  /[a-z](?:Handle|Str|Key|Hash|Digest|Nonce|Sum|Cursor)(?<!(?:[Mm]edia|[Ii]mage|[Ii]mg|[Pp]ic|[Pp]hoto|[Vv]oice|[Aa]udio|[Vv]ideo|[Tt]humb)\w{0,40})["']?\s?[:=]\s?["']?[\w-]{20}/;

/**
 * A line of a log that says what the id is, or of a chat: when, who, and nothing but the id. There one of 43 characters
 * may be a corpsecret: it has as many, and who wrote it may be called Vault.
 */
const SAYS_WHAT =
  /(?:(?<![\w-])media|素材|媒体|图片|语音|视频)[:： "'\[(]{1,3}[\w-]{40}|^\W{0,3}[\d/:, T-]{8,24}(?:[AP]M)?\W{1,5}[A-Z][a-z]{1,20}(?: [A-Z][a-z]{0,20}){0,2}: {0,2}(?![\w-]{43}\s*$)[\w-]{40,128}={0,2}\s*$/;

/** A longer line is no name of what stands below it. */
const LONGEST_NAMING = 200;

interface Words {
  readonly words: readonly string[];
  /** They may be other ids. */
  readonly isDoubtful: boolean;
}

/**
 * Reads the lines that name nothing: lists, and ids among words.
 * @param hasNamed whether the text names media_ids: then its words were not meant, and are not listed as left out
 */
export function readWords(lines: readonly string[], into: Collector, hasNamed: boolean): void {
  const plain = withoutBlobs(lines);
  const isBelow = besideSecrets();
  const all = (isBulleted(plain) ? plain.map((line) => line.replace('-', ' ')) : plain).map((line) => {
    const { words, isDoubtful } = wordsOf(line);
    return { words, isDoubtful: isBelow(line, words) || isDoubtful };
  });
  const isList = all.every(({ words, isDoubtful }) => !isDoubtful && words.every((word) => couldBeId(word)));
  for (const { words, isDoubtful } of all) {
    for (const word of words) {
      const reason = reasonAgainstBare(word, isList, isDoubtful);
      if (reason === null) into.drafts.push(draftOf(word, 'list', { isQuoted: true }));
      else if (!hasNamed) into.leaveOut(reason === 'other_id' ? hinted(word) : word, reason);
    }
  }
}

/** The mark of one quoted line, as Slack and mail have it. */
const QUOTED = /^\s{0,9}(?:>\s?){1,5}(?=[\w-]{20,128}={0,2}\s*$)/;

/** What a line calls its id is none: `receipt_01: …`. */
const LABEL = /^\s{0,9}[\w.-]{1,19}\s?[:=：]\s?(?=[\w-]{20})/;

function wordsOf(written: string): Words {
  const line = written.replace(QUOTED, '');
  if (MARKUP.test(line)) return { words: [], isDoubtful: false };
  const words = line
    .replace(LABEL, '')
    .split(SEPARATORS)
    // With its `=` the name of what is hidden could be an id.
    .filter((word) => !word.endsWith('=***'))
    .flatMap((word) => parted(word.replace(EDGES, '').replace(BEFORE_ID, '')))
    .filter((word) => word !== '' && !COLUMN_NAME.test(word));
  return {
    words,
    isDoubtful: speaksOfOthers(line) || (isLogLine(line) && !isChat(words) && !SAYS_WHAT.test(line)),
  };
}

function speaksOfOthers(line: string): boolean {
  const begun = line.slice(0, 2000);
  return OTHER_NAME.test(begun) || (OF_OTHER_IDS.test(begun) && OF_OTHER_IDS.test(withoutIds(begun)));
}

/** In Chinese an order, a conversation and a signature are what pictures are of. */
const ONLY_NAME = new RegExp(
  String.raw`^[^\w\u4e00-\u9fff]{0,9}(?!订单|会话|签名)(?:${OF_OTHER_IDS.source})["']?\s{0,9}[:=：]?\s*$`,
  'i',
);
const COMMAND = /^\s{0,9}(?:\$\s|PS(?:>| [A-Z]:))/;

/** Nothing but a name, or a command: what it names stands below it. A name with a value says nothing of that. */
const namesOthers = (line: string): boolean =>
  ONLY_NAME.test(line) || (COMMAND.test(line) && OF_OTHER_IDS.test(line));

/** Words that a person has put before an id, or what else it begins with. */
const BEGINNING = /^(?:(?:[A-Za-z][a-z]{1,12}|[A-Z]{2,12})[_-])+|^.{8}/;

/** What chance has put into an id speaks of nothing: `…_sid1_…`; what it begins with does: `sha512-…`, `wx_access_token_…`. */
const withoutIds = (line: string): string =>
  line.replace(/[\w-]{40,}/g, (word) =>
    looksRandom(word) ? `${BEGINNING.exec(word)?.[0] ?? ''}${'0'.repeat(20)}` : word,
  );

/** Whether a line is all that stands below one that names a secret or another id, or in a table with a column of that name. */
function besideSecrets(): (line: string, words: readonly string[]) => boolean {
  let isBelow = false;
  let isTable = false;
  return (line, words) => {
    if (line.trim() === '') {
      isTable = false;
      return false;
    }
    const isHidden = line.includes('***');
    const isDoubtful = !isHidden && (isTable || (isBelow && words.length === 1));
    isBelow =
      line.length <= LONGEST_NAMING &&
      !isHidden &&
      !words.some((word) => standsOutInProse(word)) &&
      (namesSecret(line) || namesOthers(line));
    isTable ||= isBelow && namesSecret(line) && /\S(?: {2,}|\t)\S/.test(line);
    return isDoubtful;
  };
}

/** A token is not shown whole. */
const hinted = (word: string): string => (word.length > LONGEST_BARE ? `${word.slice(0, 6)}…` : word);

/** A media_id may begin with a dash, but not each of a list. */
function isBulleted(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 1 && filled.every((line) => /^\s{0,99}-\w/.test(line));
}

/** Who and when: no word of a program stands in it. */
const isChat = (words: readonly string[]): boolean =>
  words.every((word) => !/[A-Za-z]/.test(word) || standsOutInProse(word));

/** Chinese stands next to an id without a blank. */
function parted(word: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  const parts = word.split(/\p{Script=Han}+/u).filter((part) => standsOutInProse(part));
  return parts.length > 0 ? parts : [word];
}

function reasonAgainstBare(word: string, isList: boolean, isDoubtful: boolean): MalformedReason | null {
  const reason = reasonAgainst(word);
  if (reason) return reason;
  const standsOut = standsOutInProse(word);
  if (isOtherId(word) || word.length > LONGEST_BARE || (isDoubtful && standsOut)) return 'other_id';
  return isList || standsOut ? null : 'word';
}

const BLOB_LINE = /^\s*[A-Za-z\d+/]{40,}={0,2}\s*$/;

/** Without the lines of base64: several, where a sign that no media_id has stands in one, or the text before says so. */
function withoutBlobs(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    let end = at;
    while (BLOB_LINE.test(lines[end] ?? '')) end += 1;
    const run = lines.slice(at, end);
    const isBlob =
      run.length > 1 &&
      (run.some((line) => /[+/]/.test(line)) ||
        /base64|BEGIN/.test(lines.slice(Math.max(0, at - 4), at).join(' ')));
    if (run.length === 0) kept.push(lines[at] ?? '');
    else if (isBlob) kept.push(...run.slice(run.length));
    else kept.push(...run);
    at = Math.max(at, end - 1);
    if (isBlob && /^\s*[A-Za-z\d+/]+={0,2}\s*$/.test(lines[at + 1] ?? '')) at += 1;
  }
  return kept;
}
