import { fetchAll, listedNow } from './fetches.ts';
import { findMentions } from '../paste/find-mentions.ts';
import { isHandoverSheet, SHEET_BEGINNING } from '../format/handover-mark.ts';
import { createPasteReader } from '../paste/paste-reader.ts';
import { shownText } from '../paste/shown-text.ts';
import { addSource, changeSource, putPasted, useFetchBox, type PasteSource } from '../stores/fetch-store.ts';
import { notify } from '../stores/notice-store.ts';
import { lookAt } from '../stores/quick-look-store.ts';
import { useSettings } from '../stores/settings-store.ts';
import { showView } from '../stores/view-store.ts';

/** Characters; a longer text would make the box slow, and nobody reads it there. */
export const LONGEST_IN_BOX = 64 * 1024;

/** Bytes of a text or file that is read. */
const LARGEST = 20 * 1024 * 1024;

/** Files whose text is read for media_ids. */
export const READ_FILES = ['.txt', '.xml', '.json', '.log', '.csv', '.tsv', '.jsonl'] as const;

const reader = createPasteReader();

/** What stands in the box from now on. SECURITY: 11. Secrets are taken out before anything keeps it. */
export function changeText(text: string): void {
  if (tookSheet(text)) return;
  if (text.length > LONGEST_IN_BOX) {
    putPasted({ text: '', ofText: findMentions('') });
    void readText(text);
    return;
  }
  putPasted({ text: shownText(text), ofText: findMentions(text) });
}

/** Text pasted outside any field: below what stands in the paste box, if a media_id is in it. */
export async function pasteText(text: string): Promise<void> {
  if (tookSheet(text)) {
    showView('fetch');
    return;
  }
  if (text.length <= LONGEST_IN_BOX) {
    const { mentions, encrypted } = findMentions(text);
    if (mentions.length === 0 && encrypted === 0) {
      notify({ kind: 'nothing_to_paste' });
      return;
    }
    showView('fetch');
    const before = useFetchBox.getState().text;
    const all = before.trim() === '' ? text : `${before.replace(/\n$/, '')}\n${text}`;
    if (all.length <= LONGEST_IN_BOX) changeText(all);
    else await readText(text);
  } else {
    showView('fetch');
    await readText(text);
  }
  await fetchIfWanted();
}

/** Text pasted into the box, as it then stands there. */
export async function pasteIntoBox(text: string): Promise<void> {
  if (tookSheet(text)) return;
  if (text.length <= LONGEST_IN_BOX) changeText(text);
  else await readText(text);
  await fetchIfWanted();
}

export const isReadFile = ({ name }: Pick<File, 'name'>): boolean =>
  READ_FILES.some((suffix) => name.toLowerCase().endsWith(suffix));

/** Reads files for media_ids; one that is not read has a line that says why. */
export async function readFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  showView('fetch');
  // What was found is behind it.
  lookAt(null);
  await Promise.all(
    files.map(async (file) => {
      const line = { kind: 'file', name: file.name, size: file.size } as const;
      if (await isSheetFile(file)) addSource({ ...line, findings: null, problem: 'handover' });
      else if (!isReadFile(file)) addSource({ ...line, findings: null, problem: 'kind' });
      else await readInto(line, file);
    }),
  );
  await fetchIfWanted();
}

/** A long text, beside the box. */
const readText = (text: string): Promise<void> => readInto(clipboardLine(text), text);

const clipboardLine = (text: string) =>
  ({ kind: 'clipboard', name: '', size: new Blob([text]).size }) as const;

/** A sheet read as a list would lose whose media these are: it gets a line that says how it is imported. */
function tookSheet(text: string): boolean {
  if (!isHandoverSheet(text)) return false;
  addSource({ ...clipboardLine(text), findings: null, problem: 'handover' });
  return true;
}

/** Unreadable: not known to be one. */
const isSheetFile = async (file: File): Promise<boolean> =>
  /\.(json|csv|html?)$/i.test(file.name) &&
  isHandoverSheet(
    await file
      .slice(0, SHEET_BEGINNING)
      .text()
      .catch(() => ''),
  );

/** Away from the page; where no worker can be started, a text is read here. */
async function readInto(
  line: Pick<PasteSource, 'kind' | 'name' | 'size'>,
  pasted: string | Blob,
): Promise<void> {
  if (line.size > LARGEST) {
    addSource({ ...line, findings: null, problem: 'size' });
    return;
  }
  const id = addSource({ ...line, findings: null, problem: null });
  const isText = typeof pasted === 'string';
  // A text that takes a worker too long would hold the window up for as long.
  const findings = await reader.ask(pasted).catch(() => (isText ? findMentions(pasted) : null));
  changeSource(id, findings ? { findings } : { problem: isText ? 'slow' : 'unreadable' });
}

async function fetchIfWanted(): Promise<void> {
  const { fetchOnPaste } = useSettings.getState().settings;
  if (fetchOnPaste && listedNow(useFetchBox.getState()).length > 0) await fetchAll();
}
