import { LONGEST_MEDIA_ID } from '../../electron/contract/media.ts';
import type { MentionSource } from '../../electron/contract/mention.ts';
import { draftOf, standsOutInProse, type Collector, type Draft } from './findings.ts';
import { complete, fieldOf, isEnvelope, say, type Field, type Said } from './fields.ts';
import { decoded } from './unfold.ts';

/**
 * Where a line names something: the query of an address, a log, a form. White space is bounded: without that, a long
 * run of it would be searched again from each character.
 */
const LABEL = new RegExp(
  String.raw`(?=[tmfecos素媒缩发类消])((?:thumb[_-]?)?media[_ -]?id(?:16k)?|(?:缩略图)?(?:素材|媒体)\s?(?:id|编号)|发送[人者]|类型|消息id|(?<![\w-])(?:from_?user(?:_?name)?|external_userid|(?:from_?)?openid|to_?user_?name|(?:msg|message)_?id|(?:msg|media)_?type|create_?time|created_at|send_?time|type|file_?name|encrypt))` +
    String.raw`(?:\\{0,9}["'])?\]?(?:\s{0,9}(:=?|-{1,2}>|=>|={1,3}|[：＝]|%(?:25){0,3}3D)\s{0,9}|(?:,?\s{1,9}|\s?(?:is|是|为)\s?|\s{0,9}\|\s{0,9})(?=["'${'`'}“「『<]?[\w-]{16}))`,
  'gi',
);

/** What opens a value; in JSON within JSON the quotes have backslashes before them. */
const OPENING = /\\{0,9}["'`“‘「『<]/y;

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '<': '>' };

/** A value with no quotes ends here; a full stop after it is the sentence's. */
const UNQUOTED = /(?:(?!%(?:25){0,3}26)[^\s&,，;；、。！？（）"'`“”‘’「」『』()[\]{}|<>\\])*/y;
const SENTENCE_END = /(?:[。:：!！?？]|(?<!\.)\.)+$/;

/** Farther away, what would close a value is not looked for. */
const FARTHEST = 4 * LONGEST_MEDIA_ID;

const LOG_LINE =
  /\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\d\d\/[A-Z][a-z]{2}\/\d{4}:|^\W{0,9}\d\d:\d\d:\d\d|\b(?:DEBUG|INFO|WARN|ERROR|TRACE)\b|HTTP\/[12]/;

export const isLogLine = (line: string): boolean => LOG_LINE.test(line.slice(0, 2000));

/** A line of one name that means nothing here: those round it still belong together. */
const OTHER_NAME = /^\s{0,40}["'[|]{0,2}[A-Za-z][\w.-]{0,40}["'\]]{0,2}\s{0,9}(?:(?::|=>?)\s|\|)/;

const isPartOfBlock = (line: string, labels: readonly Label[]): boolean =>
  labels.length === 1 || (labels.length === 0 && OTHER_NAME.test(line));

interface Block {
  readonly said: Said;
  readonly drafts: Draft[];
  readonly fields: Set<Field>;
}

export interface LabelReader {
  /** Whether the line names anything; `next` is the line after it. */
  read(line: string, next: string): { readonly names: boolean; readonly takesNext: boolean };
  end(): void;
}

/** Reads what lines name: several names in a line belong together, and so do lines of one name each. */
export function createLabelReader(into: Collector): LabelReader {
  let block: Block | null = null;

  const end = () => {
    for (const draft of block?.drafts ?? []) complete(draft, block?.said ?? {});
    block = null;
  };

  const blockFor = (field: Field): Block => {
    if (block?.fields.has(field)) end();
    block ??= { said: {}, drafts: [], fields: new Set() };
    block.fields.add(field);
    return block;
  };

  return {
    end,
    read(line, next) {
      const labels = labelsIn(line);
      const isPart = isPartOfBlock(line, labels);
      if (!isPart) end();
      let takesNext = false;
      let isLog: boolean | null = null;
      const addressBefore = createAddressReader(line);
      for (const label of labels) {
        const found = blockFor(label.field);
        if (label.field === 'encrypt') {
          if (isEnvelope(label.text)) into.countEncrypted();
        } else if (label.field !== 'mediaId' && label.field !== 'thumbMediaId') {
          say(found.said, label.field, label.text);
        } else if (isCut(line, label, next)) {
          into.leaveOut(label.text, 'cut');
          takesNext = true;
        } else if (label.text !== '') {
          const draft = draftFor(label, addressBefore(label.start), (isLog ??= isLogLine(line)));
          found.drafts.push(draft);
          into.drafts.push(draft);
        }
      }
      if (!isPart) end();
      return { names: labels.some(({ field, text }) => field.endsWith('ediaId') && text !== ''), takesNext };
    },
  };
}

interface Label {
  readonly field: Field;
  readonly text: string;
  readonly isQuoted: boolean;
  readonly start: number;
  readonly end: number;
}

function labelsIn(line: string): readonly Label[] {
  const labels: Label[] = [];
  LABEL.lastIndex = 0;
  for (let match = LABEL.exec(line); match; match = LABEL.exec(line)) {
    const field = fieldOf(match[1] ?? '');
    if (!field) continue;
    const value = valueAt(line, LABEL.lastIndex, !match[2]?.startsWith(':'));
    // Nothing but a blank or a cell's edge between them: then it must look like one.
    if (match[2] === undefined && !looksLike(field, value.text)) continue;
    labels.push({ ...value, text: beforeWords(field, value.text), field, start: match.index });
    LABEL.lastIndex = Math.max(LABEL.lastIndex, value.end);
  }
  return labels;
}

/** Chinese goes on next to an id without a blank. */
const beforeWords = (field: Field, text: string): string =>
  field.endsWith('ediaId') ? text.replace(/^([\w-]{20,512}={0,2})[\u4e00-\u9fff].*$/, '$1') : text;

function looksLike(field: Field, text: string): boolean {
  if (field === 'messageId') return /^\d{15,20}$/.test(text);
  if (field === 'sender') return /^(?:o[\w-]{27}|w[mo][\w-]{30})$/.test(text);
  return field.endsWith('ediaId') && standsOutInProse(text);
}

/** The value that begins at `at`, whole: to its closing quote. One that nothing closes keeps its opening. */
function valueAt(line: string, at: number, isQuery: boolean): Pick<Label, 'text' | 'isQuoted' | 'end'> {
  const opening = textAt(OPENING, line, at);
  if (opening === '') {
    const raw = textAt(UNQUOTED, line, at);
    const text = raw.replace(SENTENCE_END, '');
    return { text: isQuery ? fromQuery(text) : text, isQuoted: false, end: at + raw.length };
  }
  const from = at + opening.length;
  const inside = line.slice(from, from + FARTHEST);
  const closing = CLOSING[opening.at(-1) ?? ''];
  const close = inside.indexOf(closing === undefined ? opening : opening.slice(0, -1) + closing);
  if (close < 0) return { text: opening + inside, isQuoted: true, end: from };
  return { text: inside.slice(0, close).trim(), isQuoted: true, end: from + close };
}

/** Links within links are encoded once for each. */
const DEEPEST_LINK = 4;

const fromQuery = (text: string): string => {
  let plain = text.replace(/#.*$/, '');
  for (let depth = 0; depth < DEEPEST_LINK && plain.includes('%'); depth += 1) plain = decoded(plain) ?? text;
  return /^[\w=-]*$/.test(plain) || /[^\u0020-\u007e]/.test(plain) ? plain : text;
};

/** What a sticky pattern finds at this place; empty where it finds nothing. */
function textAt(sticky: RegExp, line: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(line)?.[0] ?? '';
}

function draftFor({ field, text, isQuoted }: Label, before: string, isLog: boolean): Draft {
  const hdVoice = before.includes('media/get/jssdk');
  const isThumb = field === 'thumbMediaId';
  return draftOf(text, isLog ? 'log' : sourceOf(before), {
    isQuoted,
    hdVoice,
    type: hdVoice ? 'voice' : isThumb ? 'thumb' : null,
  });
}

/** Characters of an address before its media_id, the token among them. */
const LONGEST_ADDRESS = 4000;
const BEFORE_ADDRESS = /[\s"'<>()]/;

/** What stands before a name without a blank, for names ever farther on in a line: it is looked through once. */
function createAddressReader(line: string): (start: number) => string {
  let from = 0;
  let to = 0;
  return (start) => {
    for (let at = start; at > to; at -= 1) {
      if (!BEFORE_ADDRESS.test(line[at - 1] ?? ' ')) continue;
      from = at;
      break;
    }
    to = start;
    const least = Math.max(from, start - LONGEST_ADDRESS);
    return least === start && line[start - 1] === '"' ? '"' : line.slice(least, start);
  };
}

function sourceOf(before: string): MentionSource {
  if (/:\/\/|%3A%2F%2F|^\/\w/i.test(before)) return 'link';
  return before === '"' ? 'json' : 'list';
}

/** Lines that long may have been wrapped; a hidden token made them shorter. */
const SHORTEST_WRAPPED = 70;
const WHOLE = 43;

/** An unquoted value that ends with its line, where the next line may be the rest of it. */
function isCut(line: string, { text, isQuoted, end }: Label, next: string): boolean {
  if (isQuoted || end < line.length || (line.length < SHORTEST_WRAPPED && !line.includes('***')))
    return false;
  const rest = /^[ \t]*([\w%-]+={0,2})(?:[ \t]*$|[&"'>]| HTTP\/)/.exec(next)?.[1];
  if (rest === undefined) return false;
  return text.length < WHOLE || (rest.length < WHOLE / 2 && /\d/.test(rest));
}
