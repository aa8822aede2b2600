import { fetchAll, foundNow } from './fetches.ts';
import { findMentions } from '../paste/find-mentions.ts';
import { createPasteReader } from '../paste/paste-reader.ts';
import { withoutSecrets } from '../paste/without-secrets.ts';
import { addSource, changeSource, putPasted, useFetchBox, type PasteSource } from '../stores/fetch-store.ts';
import { notify } from '../stores/notice-store.ts';
import { lookAt } from '../stores/quick-look-store.ts';
import { useSettings } from '../stores/settings-store.ts';
import { showView } from '../stores/view-store.ts';

/** Characters; a longer text would make the box slow, and nobody reads it there. */
export const LONGEST_IN_BOX = 64 * 1024;

/** Bytes of a file that is read. */
const LARGEST_FILE = 20 * 1024 * 1024;

/** Files whose text is read for media_ids. */
export const READ_FILES = ['.txt', '.xml', '.json', '.log', '.csv', '.tsv', '.jsonl'] as const;

const reader = createPasteReader();

/** What stands in the box from now on. SECURITY: 11. Secrets are taken out before anything keeps it. */
export function changeText(text: string): void {
  if (text.length > LONGEST_IN_BOX) {
    putPasted({ text: '', ofText: findMentions('') });
    void readInto({ kind: 'clipboard', name: '', size: new Blob([text]).size }, text);
    return;
  }
  putPasted({ text: withoutSecrets(text), ofText: findMentions(text) });
}

/** Text pasted outside any field: into the paste box, if a media_id is in it. */
export async function pasteText(text: string): Promise<void> {
  if (text.length <= LONGEST_IN_BOX) {
    const { mentions, encrypted } = findMentions(text);
    if (mentions.length === 0 && encrypted === 0) {
      notify({ kind: 'nothing_to_paste' });
      return;
    }
    changeText(text);
    showView('fetch');
  } else {
    showView('fetch');
    await readInto({ kind: 'clipboard', name: '', size: new Blob([text]).size }, text);
  }
  await fetchIfWanted();
}

/** Text pasted into the box, as it then stands there. */
export async function pasteIntoBox(text: string): Promise<void> {
  if (text.length <= LONGEST_IN_BOX) changeText(text);
  else await readInto({ kind: 'clipboard', name: '', size: new Blob([text]).size }, text);
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
      if (!isReadFile(file)) addSource({ ...line, findings: null, problem: 'kind' });
      else if (file.size > LARGEST_FILE) addSource({ ...line, findings: null, problem: 'size' });
      else await readInto(line, file);
    }),
  );
  await fetchIfWanted();
}

/** Away from the page; where no worker can be started, a text is read here. */
async function readInto(
  line: Pick<PasteSource, 'kind' | 'name' | 'size'>,
  pasted: string | Blob,
): Promise<void> {
  const id = addSource({ ...line, findings: null, problem: null });
  const read = await reader.ask(pasted).catch(() => null);
  const findings = read ?? (typeof pasted === 'string' ? findMentions(pasted) : null);
  changeSource(id, findings ? { findings } : { problem: 'unreadable' });
}

async function fetchIfWanted(): Promise<void> {
  const { fetchOnPaste } = useSettings.getState().settings;
  if (fetchOnPaste && foundNow(useFetchBox.getState()).length > 0) await fetchAll();
}
