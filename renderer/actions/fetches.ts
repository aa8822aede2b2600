import { MAX_MEDIA_IDS } from '../../electron/contract/limits.ts';
import type { MediaRecord } from '../../electron/contract/media.ts';
import { bareMention } from '../../electron/contract/mention.ts';
import { askAloud } from './ask-aloud.ts';
import { findMediaIds } from '../format/media-ids.ts';
import { chosenAccount } from '../stores/account-store.ts';
import { setFetchText, useFetchBox } from '../stores/fetch-store.ts';
import { notify } from '../stores/notice-store.ts';
import { putNewTransfers, useTransfers } from '../stores/transfer-store.ts';
import { openAccountForm, showView } from '../stores/view-store.ts';

/** Fetches what stands in the paste box and empties it, but for what is too much for one fetch. */
export async function fetchAll(): Promise<void> {
  const account = chosenAccount();
  if (!account) {
    openAccountForm(null);
    return;
  }
  const { text } = useFetchBox.getState();
  const { mediaIds } = findMediaIds(text);
  if (mediaIds.length === 0) return;
  const mentions = mediaIds.slice(0, MAX_MEDIA_IDS).map((mediaId) => bareMention(mediaId, 'list'));
  const rest = mediaIds.slice(MAX_MEDIA_IDS).join('\n');
  // Before the answer: a second press must not fetch the same again.
  setFetchText(rest);
  const answer = await askAloud(
    (bridge) => bridge.fetchMedia({ accountId: account.id, mentions }),
    account.id,
  );
  if (answer.ok) putNewTransfers(answer.value);
  else putBack(text, rest);
}

/** What the server has of a record, to look at here: a fetch as any other. */
export async function fetchRecord({ accountId, mediaId }: MediaRecord): Promise<void> {
  const mentions = [bareMention(mediaId, 'app')];
  const answer = await askAloud((bridge) => bridge.fetchMedia({ accountId, mentions }), accountId);
  if (answer.ok) putNewTransfers(answer.value);
}

/** Undoes the emptying, above what was typed meanwhile. */
function putBack(text: string, rest: string): void {
  const now = useFetchBox.getState().text;
  const typed = now.startsWith(rest) ? now.slice(rest.length).trim() : now;
  setFetchText(typed === '' ? text : `${text}\n${typed}`);
}

/** Text pasted outside any field: into the paste box, if a media_id is in it. */
export function pasteText(text: string): void {
  if (findMediaIds(text).mediaIds.length === 0) {
    notify({ kind: 'nothing_to_paste' });
    return;
  }
  setFetchText(text);
  showView('fetch');
}

/** The system's save dialog opens; null comes back where the person changed their mind. */
export async function saveFetched(id: string): Promise<void> {
  const { accountId = null } = useTransfers.getState().byId.get(id) ?? {};
  const answer = await askAloud((bridge) => bridge.saveFetched({ id }), accountId);
  if (!answer.ok) return;
  if (answer.value.savedAs !== null) notify({ kind: 'saved_file', name: answer.value.savedAs });
}
