import { draftOf, LONGEST_SHOWN, type Collector, type Draft } from './findings.ts';
import { complete, fieldOf, isEnvelope, say, type Field, type Said } from './fields.ts';
import { joined, LINE_BREAK, withCharacters } from './unfold.ts';

/** A message, or a part of one that was pasted without its `<xml>`. */
export const XML_START =
  /<xml[\s>]|<(?:\w{1,20}:)?(?:(?:Thumb)?MediaId(?:16K)?|MsgType|FromUserName|ToUserName|CreateTime|MsgId|Encrypt)[\s>]/i;

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';
const SECTION_END = /\]\]>(?!<!\[CDATA\[>)/g;

/** Where a message ends; a wrapped line may cut its last tag. */
const BOUND = /<!\[CDATA\[|<\s{0,9}\\{0,9}\/\s{0,9}x\s{0,9}m\s{0,9}l\s{0,9}>|<xml[\s>]/gi;

/** Characters of a message that does not end, or of a part of one. */
const LONGEST_PART = 2600;

/** Another message, or words after an element: a part of a message ends there. */
const PART_END = /<\/?xml[\s>]|(<\/[\w.:-]{1,60}>)(?:\s|\\{1,9}[nrt]){0,99}[^\s<>\\]/i;

const OPENING_TAG = /<([A-Za-z][\w.:-]{0,60})(?:\s[^<>]{0,300})?>\s*/g;

interface Bound {
  readonly index: number;
  readonly end: number;
  /** Of this message, not of the next one. */
  readonly isWhole: boolean;
}

/** Where the message ends whose sections begin at `from`; one that begins among them ends there too. */
export interface Sections {
  from: number;
  bound: Bound | null;
}

interface Frame {
  readonly said: Said;
  readonly drafts: Draft[];
  readonly fields: Set<Field>;
}

/** Reads the message that begins at `start`; says where it ends. No entity is expanded: there is no parser to do it. */
export function readXml(text: string, start: number, into: Collector, sections: Sections): number {
  if (text.startsWith(CDATA, start - CDATA.length)) return readQuoted(text, start, into);
  return readMessage(text, start, into, sections);
}

/** A message that stands in a section of something else, as logs have it: there `]]>` is written in two sections. */
function readQuoted(text: string, start: number, into: Collector): number {
  SECTION_END.lastIndex = start;
  const end = SECTION_END.exec(text)?.index ?? text.length;
  readMessage(text.slice(start, end).replaceAll(`]]${CDATA_END}${CDATA}>`, CDATA_END), 0, into, {
    from: Infinity,
    bound: null,
  });
  return end;
}

function readMessage(text: string, start: number, into: Collector, sections: Sections): number {
  if (isUnclosed(text, start)) {
    into.leaveOut(text.slice(start, start + LONGEST_SHOWN), 'characters');
    return start + 1;
  }
  const { end, isWhole } = extentOf(text, start, sections);
  const raw = text.slice(start, end);
  const read = readElements(isWhole ? withoutComments(joined(raw)) : joined(raw), into);
  return isWhole ? end : start + rawLength(raw, read);
}

const SECTION_OR_COMMENT = /<!\[CDATA\[|<!--/g;

/** What is commented out was not sent; in a section there is no comment. */
function withoutComments(xml: string): string {
  if (!xml.includes('<!--')) return xml;
  const kept: string[] = [];
  let from = 0;
  SECTION_OR_COMMENT.lastIndex = 0;
  for (let match = SECTION_OR_COMMENT.exec(xml); match; match = SECTION_OR_COMMENT.exec(xml)) {
    const isSection = match[0] === CDATA;
    const end = xml.indexOf(isSection ? CDATA_END : '-->', SECTION_OR_COMMENT.lastIndex);
    if (end < 0) break;
    SECTION_OR_COMMENT.lastIndex = end + 3;
    if (isSection) continue;
    kept.push(xml.slice(from, match.index));
    from = end + 3;
  }
  return kept.join('') + xml.slice(from);
}

const FIELD_START = /<[A-Za-z\d]{1,20}>\s{0,9}<!\[CDATA\[/y;

/** A field whose value has no end near by. */
function isUnclosed(text: string, start: number): boolean {
  FIELD_START.lastIndex = start;
  return FIELD_START.test(text) && !text.slice(start, start + LONGEST_PART).includes(CDATA_END);
}

/** A part of a message is looked at no farther than its length; a whole one to its end or to the next one. */
function extentOf(
  text: string,
  start: number,
  sections: Sections,
): { readonly end: number; readonly isWhole: boolean } {
  const partEnd = Math.min(text.length, start + LONGEST_PART);
  if (text.slice(start, start + 4).toLowerCase() !== '<xml') {
    const next = PART_END.exec(text.slice(start + 1, partEnd));
    return { end: next ? start + 1 + next.index + (next[1]?.length ?? 0) : partEnd, isWhole: false };
  }
  const bound = boundAfter(text, start + 1, sections);
  if (bound?.isWhole) return { end: bound.end, isWhole: true };
  return { end: Math.min(bound?.index ?? partEnd, partEnd), isWhole: false };
}

/** The first bound that stands in no section. */
function boundAfter(text: string, start: number, sections: Sections): Bound | null {
  let from = Infinity;
  let bound: Bound | null = null;
  BOUND.lastIndex = start;
  for (let match = BOUND.exec(text); match; match = BOUND.exec(text)) {
    const { index } = match;
    if (match[0] !== CDATA) {
      bound = { index, end: BOUND.lastIndex, isWhole: match[0].includes('/') };
      break;
    }
    if (index >= sections.from && index < (sections.bound?.index ?? Infinity)) return sections.bound;
    from = Math.min(from, index);
    const close = text.indexOf(CDATA_END, index);
    if (close < 0) break;
    BOUND.lastIndex = close;
  }
  if (from < Infinity) Object.assign(sections, { from, bound });
  return bound;
}

/** How much of `raw` became the first `length` characters of what was joined. */
function rawLength(raw: string, length: number): number {
  let left = length;
  let at = 0;
  for (const gap of raw.matchAll(LINE_BREAK)) {
    if (gap.index - at >= left) break;
    left -= gap.index - at;
    at = gap.index + gap[0].length;
  }
  return Math.max(1, at + left);
}

/** Says how much was read: to the end of the last element that stands next to another. */
function readElements(xml: string, into: Collector): number {
  let frame: Frame = { said: {}, drafts: [], fields: new Set() };
  let end = 0;
  OPENING_TAG.lastIndex = 0;
  for (let tag = OPENING_TAG.exec(xml); tag; tag = OPENING_TAG.exec(xml)) {
    if (end > 0 && /[^\s<>/]/.test(outside(xml.slice(end, tag.index)))) break;
    const from = OPENING_TAG.lastIndex;
    const field = fieldOf(tag[1] ?? '');
    const value = valueAt(xml, from, field);
    if (value === null) {
      end = from;
      continue;
    }
    if (field) {
      if (repeats(frame, field)) {
        close(frame, into);
        frame = { said: {}, drafts: [], fields: new Set() };
      }
      take(frame, field, value.text);
    }
    end = value.end;
    if (!value.isClosed) break;
    OPENING_TAG.lastIndex = end;
  }
  close(frame, into);
  return end;
}

/** What is in no tag; in a string that something printed, line breaks are `\\n`. */
const outside = (between: string): string => between.replace(/<[^<>]{0,300}>|\\{1,9}[nrt]/g, '');

interface Value {
  readonly text: string;
  readonly end: number;
  readonly isClosed: boolean;
}

/** Null for an element that holds others. */
function valueAt(xml: string, from: number, field: Field | undefined): Value | null {
  if (xml.startsWith(CDATA, from)) return sectionsAt(xml, from);
  const close = xml.indexOf('<', from);
  if (close >= 0) {
    if (!field && xml[close + 1] !== '/') return null;
    return { text: withCharacters(xml.slice(from, close).trim()), end: close, isClosed: true };
  }
  return { text: `<${xml.slice(from, from + 2048)}`, end: xml.length, isClosed: false };
}

/** One section after another is one text: so `]]>` is written within one, and nothing in it ends the value. */
function sectionsAt(xml: string, from: number): Value {
  let text = '';
  let end = from;
  while (xml.startsWith(CDATA, end)) {
    const close = xml.indexOf(CDATA_END, end);
    if (close < 0) return { text: xml.slice(from, from + 2048), end: from, isClosed: false };
    text += xml.slice(end + CDATA.length, close);
    end = close + CDATA_END.length;
  }
  return { text: text.trim(), end, isClosed: true };
}

/** A second sender or media_id: another message begins, where no `<xml>` says so. */
const repeats = ({ fields }: Frame, field: Field): boolean => fields.has(field) && field !== 'mediaId';

function take(frame: Frame, field: Field, text: string): void {
  frame.fields.add(field);
  const isThumb = field === 'thumbMediaId';
  if (field === 'encrypt' && isEnvelope(text)) return;
  if (field !== 'mediaId' && !isThumb) say(frame.said, field, text);
  else if (text !== '')
    frame.drafts.push(draftOf(text, 'callback_xml', { isQuoted: true, type: isThumb ? 'thumb' : null }));
}

function close({ said, drafts, fields }: Frame, into: Collector): void {
  if (fields.has('encrypt') && drafts.length === 0) into.countEncrypted();
  for (const draft of drafts) {
    complete(draft, said);
    into.drafts.push(draft);
  }
}
