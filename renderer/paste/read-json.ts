import { draftOf, severalIn, type Collector, type Draft } from './findings.ts';
import { complete, fieldOf, isEnvelope, say, typeOf, type Said } from './fields.ts';
import { endOfDoubled, endOfEscaped, stringAt, unescaped, type Unclosed } from './quoted-string.ts';
import { joined } from './unfold.ts';

interface Frame {
  /** The name it stands under. */
  readonly key: string | null;
  readonly said: Said;
  readonly drafts: Draft[];
  name: string | null;
  /** The name of the list that its strings without one stand in. */
  list: string | null;
  encrypt: boolean;
  isListed: boolean;
  isCallback: boolean;
  /** What stands under `Content`: known to be a customer's words, or not, only once the frame is closed. */
  readonly contents: string[];
}

/** Deeper ones share one frame: nothing here calls itself, and memory has a bound. */
const DEEPEST = 64;

/** How far out a media_id asks for what its message says: past `image`, its message, the list. */
const FARTHEST_OUT = 4;

/** JSON, and what programs print that resembles it: `'a': 1`, `a=1`, `a: 'b'`. */
const TOKEN = /[{}[\],]|=>|["']|[^\s"'{}[\],:=]+|[:=]/g;
const AFTER_NAME = /\s*(?:=>|[:=])/y;
/** In a cell of CSV, where a quote is written twice. */
const DOUBLED_START = /\{\s{0,99}""\w/y;
const ESCAPED_START = /\{\s{0,99}\\+["']/y;

interface Reading {
  readonly text: string;
  readonly stack: Frame[];
  readonly into: Collector;
  /** Reads what a string holds: a message within a message. */
  readonly readInner: (text: string) => void;
  /** How many frames out each has been. */
  readonly outs: WeakMap<Draft, number>;
  /** After the last thing that was read whole. */
  readTo: number;
  tooDeep: number;
  isInList: boolean;
}

const frameOf = (key: string | null): Frame => ({
  key,
  said: {},
  drafts: [],
  name: null,
  list: null,
  encrypt: false,
  isListed: false,
  isCallback: false,
  contents: [],
});

/** Up to where a text was taken, and up to where it was looked at: no object that begins before that is ever closed. */
export interface JsonExtent {
  readonly end: number;
  readonly lookedTo: number;
}

/** Reads the object that begins with the brace at `start`; what it learns of the text's quotes is for the next one. */
export function readJson(
  text: string,
  start: number,
  into: Collector,
  unclosed: Unclosed,
  readInner: (text: string) => void,
): JsonExtent {
  ESCAPED_START.lastIndex = start;
  if (ESCAPED_START.test(text)) return readEscaped(text, start, readInner);
  DOUBLED_START.lastIndex = start;
  if (DOUBLED_START.test(text)) return readDoubled(text, start, readInner);
  const reading: Reading = {
    text,
    stack: [],
    into,
    readInner,
    outs: new WeakMap(),
    readTo: start + 1,
    tooDeep: 0,
    isInList: false,
  };
  let end = start + 1;
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token] = match;
    end = TOKEN.lastIndex;
    if (token === '"' || token === "'") {
      if (token === "'" && match.index < unclosed["'"]) continue;
      const string = stringAt(text, match.index, token, unclosed);
      if (string.end < 0) {
        if (token === "'") continue;
        end = match.index + 1 + string.content.length;
        reading.readTo = end;
        leaveOutCut(reading, string.content);
        break;
      }
      end = string.end;
      takeText(reading, string.content, end, true);
      TOKEN.lastIndex = end;
    } else takeToken(reading, token, end);
    if (reading.stack.length === 0) return { end, lookedTo: end };
  }
  reading.tooDeep = 0;
  while (reading.stack.length > 0) closeFrame(reading);
  return { end: reading.readTo, lookedTo: end };
}

/** A media_id whose end is not there is not one. */
function leaveOutCut({ stack, into }: Reading, content: string): void {
  if (isMediaField(stack.at(-1)?.name ?? null)) into.leaveOut(`"${content}`, 'characters');
}

function takeToken(reading: Reading, token: string, end: number): void {
  const frame = reading.stack.at(-1);
  switch (token) {
    case '{':
      openFrame(reading, frame);
      return;
    case '}':
      closeFrame(reading);
      if (reading.into.drafts.length > 0) reading.readTo = end;
      return;
    case ':':
    case '=':
    case '=>':
      return;
    case '[':
    case ']':
    case ',':
      takeMark(reading, token, frame);
      return;
    default:
      takeText(reading, token, end, false);
  }
}

function takeMark(reading: Reading, mark: '[' | ']' | ',', frame: Frame | undefined): void {
  if (frame && mark === '[') frame.list = frame.name ?? frame.list;
  if (mark !== ',') reading.isInList = mark === '[' && isMediaField(frame?.name ?? null);
  else if (frame && !reading.isInList) frame.name = null;
}

function openFrame(reading: Reading, outer: Frame | undefined): void {
  if (reading.stack.length >= DEEPEST) reading.tooDeep += 1;
  else reading.stack.push(frameOf(outer?.name ?? null));
}

const isMediaField = (name: string | null): boolean =>
  name !== null && ['mediaId', 'thumbMediaId'].includes(fieldOf(name) ?? '');

/** A name, or the value of the name before it. */
function takeText(reading: Reading, text: string, end: number, isQuoted: boolean): void {
  const frame = reading.stack.at(-1);
  if (!frame) return;
  AFTER_NAME.lastIndex = end;
  if (!reading.isInList && AFTER_NAME.test(reading.text)) {
    frame.name = joined(text);
    frame.list = null;
    return;
  }
  const name = frame.name ?? frame.list;
  if (name === null || (frame.name === null && fieldOf(name))) return;
  takeValue(reading, frame, name, text, isQuoted);
  if (fieldOf(name)) reading.readTo = end;
}

/** Names that only these messages have. */
const LISTED = /^(?:open_kfid|external_userid|send_time|origin)$/;
const CALLBACK = /^(?:MsgType|FromUserName|ToUserName)$/;

function takeValue(reading: Reading, frame: Frame, name: string, raw: string, isQuoted: boolean): void {
  frame.isListed ||= LISTED.test(name);
  frame.isCallback ||= CALLBACK.test(name);
  if (fieldOf(name)) takeField(reading, frame, name, raw, isQuoted);
  else if (!isQuoted || !mayHoldMessage(raw)) return;
  else if (/^content$/i.test(name)) frame.contents.push(raw);
  else reading.readInner(unescaped(raw));
}

function takeField(reading: Reading, frame: Frame, name: string, raw: string, isQuoted: boolean): void {
  const field = fieldOf(name);
  const text = unescaped(joined(raw));
  if (field === 'encrypt') frame.encrypt ||= isEnvelope(text);
  else if (field && !isMediaField(name)) say(frame.said, field, text);
  else if (isQuoted ? text !== '' : text !== 'null' && !/^[A-Z_]+$/.test(text)) {
    const type = field === 'thumbMediaId' ? 'thumb' : typeOf(frame.key ?? '');
    for (const mediaId of severalIn(text))
      takeMediaId(reading, frame, draftOf(mediaId, 'json', { isQuoted, type }));
  }
}

function takeMediaId(reading: Reading, frame: Frame, draft: Draft): void {
  frame.drafts.push(draft);
  reading.into.drafts.push(draft);
}

const mayHoldMessage = (raw: string): boolean => raw.length >= 20 && /media|素材|encrypt/i.test(raw);

function closeFrame(reading: Reading): void {
  if (reading.tooDeep > 0) {
    reading.tooDeep -= 1;
    return;
  }
  const frame = reading.stack.pop();
  if (!frame) return;
  if (frame.encrypt && frame.drafts.length === 0) reading.into.countEncrypted();
  readContents(reading, frame);
  const source = sourceOf(frame);
  for (const draft of frame.drafts) {
    complete(draft, frame.said);
    draft.type ??= typeOf(frame.key ?? '');
    if (draft.source === 'json') draft.source = source;
  }
  if (reading.stack.length < DEEPEST - 1)
    reading.stack.at(-1)?.drafts.push(...nearEnough(frame.drafts, reading.outs));
}

/** What a customer wrote is no message of the platform, even where it looks like one. */
function readContents({ readInner }: Reading, { key, isCallback, contents }: Frame): void {
  if (!isCallback && key !== 'text') for (const content of contents) readInner(unescaped(content));
}

function sourceOf({ key, isListed, isCallback }: Frame): Draft['source'] {
  if (isListed || key === 'msg_list') return 'message_list';
  return isCallback ? 'callback_json' : 'json';
}

/** Each goes out so many times only, or nesting would be paid for again at each level. */
const nearEnough = (drafts: readonly Draft[], outs: WeakMap<Draft, number>): readonly Draft[] =>
  drafts.length > 1000
    ? []
    : drafts.filter((draft) => {
        const times = (outs.get(draft) ?? 0) + 1;
        outs.set(draft, times);
        return times < FARTHEST_OUT;
      });

/** JSON inside a string that something else printed. */
function readEscaped(text: string, start: number, readInner: (text: string) => void): JsonExtent {
  const end = endOfEscaped(text, start);
  readInner(unescaped(text.slice(start, end)));
  const taken = Math.max(end, start + 1);
  return { end: taken, lookedTo: taken };
}

/** JSON in a cell of CSV: to the quote that is not one of two. */
function readDoubled(text: string, start: number, readInner: (text: string) => void): JsonExtent {
  const end = endOfDoubled(text, start);
  readInner(text.slice(start, end).replaceAll('""', '"'));
  return { end, lookedTo: end };
}
