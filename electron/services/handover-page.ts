import { createHash } from 'node:crypto';
import type { HandoverRow, HandoverSheet } from '../contract/handover.ts';
import { CATALOGUES } from '../contract/locale/catalogue.ts';
import type { Language } from '../contract/settings.ts';

/** Light and dark, and black on white on paper. Nothing in it comes from outside. */
const STYLE = `
:root{color-scheme:light dark;--line:#d9d9de;--faint:#6b6b73}
@media (prefers-color-scheme:dark){:root{--line:#3a3a40;--faint:#a0a0a8}}
body{font:13px/1.45 system-ui,sans-serif;margin:24px;max-width:1100px}
h1{font-size:18px;margin:0 0 4px}
p,dl{margin:0 0 12px;color:var(--faint)}
dl{display:flex;flex-wrap:wrap;gap:4px 24px}dl div{display:flex;gap:6px}dd{margin:0;color:CanvasText}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:6px 8px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:600;white-space:nowrap}
td.kind,td.time{white-space:nowrap;font-variant-numeric:tabular-nums}
td.picture{width:96px}img{display:block;max-width:96px;max-height:96px;border-radius:4px}
code{font:12px/1.4 ui-monospace,monospace;user-select:all}
@media print{:root{color-scheme:light;--line:#bbb;--faint:#444}body{margin:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Runs nothing and loads nothing, whatever stands in it. */
const POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** So many rows are put into words before everyone else gets a turn. */
const ROWS_AT_ONCE = 50;

const BEFORE_EMBEDDED = '<meta name="media-desk-handover" content="';

/** Characters of base64; four make three bytes. */
const PIECE = 256 * 1024;

/** Characters of a page before that ends. */
const LONGEST_START = 4096;

interface PageOptions {
  readonly language: Language;
  /** IANA name; tests have their own. */
  readonly timeZone?: string | undefined;
  /** Small pictures by media_id, WebP. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** The sheet as a page for people, which carries itself for `readEmbedded`; in pieces, each of which takes a turn. */
export function* sheetAsHtml(sheet: HandoverSheet, options: PageOptions): Iterable<string> {
  const words = CATALOGUES[options.language].handover.sheet;
  const time = createTime(options);
  const columns = [
    words.picture,
    words.kind,
    words.sender,
    words.sentAt,
    words.expiresAt,
    words.name,
    'media_id',
  ];
  const facts: readonly (readonly [string, string])[] = [
    [words.company, isolated(sheet.owner)],
    [words.made, time(sheet.made_at)],
    [words.count, String(sheet.media.length)],
  ];
  yield `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
${BEFORE_EMBEDDED}${Buffer.from(JSON.stringify(sheet)).toString('base64')}">
<title>${escaped(words.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.howTo)}</p>
<dl>${facts.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${value}</dd></div>`).join('')}</dl>
<table>
<thead><tr>${columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead>
<tbody>
`;
  for (let from = 0; from < sheet.media.length; from += ROWS_AT_ONCE) {
    const portion = sheet.media.slice(from, from + ROWS_AT_ONCE);
    yield portion.map((row) => `${rowOf(row, words, time, options.pictures)}\n`).join('');
  }
  yield `</tbody>
</table>
${sheet.media.every((row) => row.expires_at_exact) ? '' : `<p>${escaped(words.inexact)}</p>`}
</body>
</html>
`;
}

type Words = (typeof CATALOGUES)[Language]['handover']['sheet'];

function rowOf(
  row: HandoverRow,
  words: Words,
  time: (iso: string) => string,
  pictures: PageOptions['pictures'],
): string {
  const picture = pictures.get(row.media_id);
  const source = picture && `data:image/webp;base64,${Buffer.from(picture).toString('base64')}`;
  const text = (value: string | null) => (value === null ? escaped(words.unknown) : isolated(value));
  const cells = [
    `<td class="picture">${source === undefined ? '' : `<img alt="" src="${source}">`}</td>`,
    `<td class="kind">${escaped(words.kinds[row.type ?? 'unknown'])}</td>`,
    `<td>${text(row.sender)}</td>`,
    `<td class="time">${row.sent_at === null ? escaped(words.unknown) : time(row.sent_at)}</td>`,
    `<td class="time">${row.expires_at_exact ? '' : '≤ '}${time(row.expires_at)}</td>`,
    `<td>${text(row.name)}</td>`,
    `<td><code>${isolated(row.media_id)}</code></td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

/** What the page carries, as JSON, in pieces, each of which takes a turn; none where it carries none. */
export function* readEmbedded(html: string): Iterable<string> {
  const at = html.slice(0, LONGEST_START).indexOf(BEFORE_EMBEDDED);
  if (at === -1) return;
  const from = at + BEFORE_EMBEDDED.length;
  const end = html.indexOf('"', from);
  const decoder = new TextDecoder();
  for (let start = from; start < end; start += PIECE)
    yield decoder.decode(Buffer.from(html.slice(start, Math.min(start + PIECE, end)), 'base64'), {
      stream: true,
    });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters show nothing; marks that turn the direction would make `gnp.exe` look like a picture. */
const escaped = (text: string): string =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** A stranger's text must not turn what stands beside it. */
const isolated = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

function createTime({ language, timeZone }: PageOptions): (iso: string) => string {
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
    timeZone,
  });
  return (iso) => {
    const date = new Date(iso);
    const shown = Number.isNaN(date.getTime()) ? iso : format.format(date);
    return `<time datetime="${escaped(iso)}">${escaped(shown)}</time>`;
  };
}
