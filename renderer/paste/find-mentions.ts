import { createCollector, type Collector, type Findings } from './findings.ts';
import type { Unclosed } from './quoted-string.ts';
import { readJson } from './read-json.ts';
import { createLabelReader } from './read-labels.ts';
import { readPlaces } from './read-places.ts';
import { readTable } from './read-table.ts';
import { readWords } from './read-words.ts';
import { readXml, XML_START, type Sections } from './read-xml.ts';
import { unfold } from './unfold.ts';
import { withoutSecrets } from './without-secrets.ts';

const LINE_ENDS = /\r\n|[\r\n\u2028\u2029]/;

/** Stands for what was read as a message, so that its line is not taken for a list. */
const TAKEN = '\u0001';

/** Messages within strings of messages. */
const DEEPEST = 4;

/**
 * Finds the media_ids in pasted text with what the messages round them say: callback XML and JSON, lists of sync_msg,
 * answers, logs, links, tables, lists and sentences. Nothing is guessed: what may be something else is left out, with
 * the reason. Secrets are out once the text is unfolded, where they are seen whole. The time it takes grows with the
 * length of the text, whatever is in it.
 */
export function findMentions(text: string): Findings {
  const into = createCollector();
  readText(withoutSecrets(unfold(text)), into, 0);
  return into.findings();
}

function readText(text: string, into: Collector, depth: number): void {
  const rest = withoutMessages(text, into, depth);
  const lines = rest.split(LINE_ENDS);
  const words: string[] = [];
  const labels = createLabelReader(into);
  for (let at = 0; at < lines.length; at += 1) {
    const afterTable = readTable(lines, at, into);
    if (afterTable > at) {
      labels.end();
      at = afterTable - 1;
      continue;
    }
    const line = lines[at] ?? '';
    const { names, takesNext } = labels.read(line, lines[at + 1] ?? '');
    if (!names) words.push(line);
    if (takesNext) at += 1;
  }
  labels.end();
  readPlaces(rest, into);
  // Within a message nothing is found that has no name.
  if (depth === 0) readWords(words, into, into.drafts.length > 0);
}

/** Reads the messages, and gives the text that is left. */
function withoutMessages(text: string, into: Collector, depth: number): string {
  const start = new RegExp(`${XML_START.source}|\\{`, 'gi');
  const readInner = (inner: string) => {
    if (depth < DEEPEST) readText(inner, into, depth + 1);
  };
  const rest: string[] = [];
  let from = 0;
  let braceless = 0;
  const sections: Sections = { from: Infinity, bound: null };
  const unclosed: Unclosed = { '"': 0, "'": 0 };
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const at = match.index;
    let end: number;
    if (match[0] === '{') {
      if (at < braceless) continue;
      const read = readJson(text, at, into, unclosed, readInner);
      end = read.end;
      braceless = read.lookedTo;
    } else end = readXml(text, at, into, sections);
    rest.push(text.slice(from, at), TAKEN);
    from = end;
    start.lastIndex = end;
  }
  return rest.join('') + text.slice(from);
}
