/**
 * What a naming template can say of a file (product.md, "Copy formats", and what the message said). `name` is all of
 * it, `stem` and `ext` are its parts; `size` is in bytes; `created_at` is the message's time, else when it was first seen;
 * `number` is its place among those saved together.
 */
export const PLACEHOLDERS = [
  'name',
  'stem',
  'ext',
  'sender',
  'type',
  'media_id',
  'message_id',
  'account',
  'sha256',
  'size',
  'created_at',
  'fetched_at',
  'number',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** One piece of a template. `format` is what follows the colon: of a time, of a number, or characters of a hash. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: Placeholder; readonly format: string | null };

/** The path's parts: folders, and last the file. No piece holds a separator. */
export type Template = readonly (readonly TemplatePiece[])[];

export const TEMPLATE_PROBLEMS = ['empty', 'unclosed', 'unknown', 'format', 'too_deep'] as const;

export interface TemplateProblem {
  readonly kind: (typeof TEMPLATE_PROBLEMS)[number];
  /** Of the first character that is wrong, from 0. */
  readonly at: number;
  /** What stands there. */
  readonly text: string;
}

export type ParsedTemplate =
  | { readonly template: Template; readonly problem: null }
  | { readonly template: null; readonly problem: TemplateProblem };

/** Folders within folders. */
export const MOST_FOLDERS = 10;

/** Of a time without a format. */
const DAY = 'YYYY-MM-DD';

const SEPARATOR = /[\\/]/;

/**
 * Reads a template: `{{placeholder}}`, `{{placeholder:format}}`, and `/` (or `\`, which no file name can have)
 * between folders, also within a time's format. A single brace is a character as any other.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePiece[][] = [[]];
  const addText = (more: string) => {
    more.split(SEPARATOR).forEach((piece, index) => {
      if (index > 0) parts.push([]);
      if (piece !== '') parts.at(-1)?.push({ kind: 'text', text: piece });
    });
  };
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('{{', at);
    addText(text.slice(at, open === -1 ? text.length : open));
    if (open === -1) break;
    const close = text.indexOf('}}', open);
    const inner = close === -1 ? null : text.slice(open + 2, close);
    if (inner === null || inner.includes('{{'))
      return refuse({ kind: 'unclosed', at: open, text: text.slice(open, open + 40) });
    const values = readValue(inner);
    if (typeof values === 'string')
      return refuse({ kind: values, at: open, text: text.slice(open, close + 2) });
    values.forEach((value, index) => {
      if (index > 0) parts.push([]);
      parts.at(-1)?.push(value);
    });
    at = close + 2;
  }
  return whole(parts, text);
}

function whole(parts: Template, text: string): ParsedTemplate {
  const isEmpty = (parts.at(-1) ?? []).every((piece) => piece.kind === 'text' && piece.text.trim() === '');
  if (isEmpty) return refuse({ kind: 'empty', at: text.length, text: '' });
  const template = parts.filter((pieces) => pieces.length > 0);
  if (template.length > MOST_FOLDERS + 1) return refuse({ kind: 'too_deep', at: 0, text: '' });
  return { template, problem: null };
}

const refuse = (problem: TemplateProblem): ParsedTemplate => ({ template: null, problem });

type Value = Extract<TemplatePiece, { kind: 'value' }>;

/** More than one where the format has separators. */
function readValue(inner: string): readonly Value[] | 'unknown' | 'format' {
  const colon = inner.indexOf(':');
  const name = (colon === -1 ? inner : inner.slice(0, colon)).trim();
  const format = colon === -1 ? null : inner.slice(colon + 1).trim();
  if (!isPlaceholder(name)) return 'unknown';
  if (name === 'created_at' || name === 'fetched_at') {
    const formats = (format ?? DAY).split(SEPARATOR);
    return formats.every(isTimeFormat)
      ? formats.map((one) => ({ kind: 'value', name, format: one }))
      : 'format';
  }
  if (format !== null && !(FORMATS[name]?.test(format) ?? false)) return 'format';
  return [{ kind: 'value', name, format }];
}

const isPlaceholder = (name: string): name is Placeholder => PLACEHOLDERS.some((known) => known === name);

const FORMATS: Partial<Readonly<Record<Placeholder, RegExp>>> = {
  number: /^0{1,9}$/,
  sha256: /^(?:[1-9]|[1-5]\d|6[0-4])$/,
};

const TIME_TOKENS = /YYYY|MM|DD|HH|mm|ss/g;
const HAS_TIME = /YYYY|MM|DD|HH|mm|ss/;

/** No letter may be left: `yyyy` or `dd` is a slip, not a wish. */
const isTimeFormat = (format: string): boolean =>
  HAS_TIME.test(format) && !/[A-Za-z]/.test(format.replace(TIME_TOKENS, ''));

/** A time by this computer's calendar and clock. */
export function formatTime(time: Date, format: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const tokens: Readonly<Record<string, string>> = {
    YYYY: String(time.getFullYear()).padStart(4, '0'),
    MM: two(time.getMonth() + 1),
    DD: two(time.getDate()),
    HH: two(time.getHours()),
    mm: two(time.getMinutes()),
    ss: two(time.getSeconds()),
  };
  return format.replace(TIME_TOKENS, (token) => tokens[token] ?? token);
}
