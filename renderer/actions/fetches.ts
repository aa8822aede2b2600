import { MAX_MEDIA_IDS } from '../../electron/contract/limits.ts';
import { askAloud } from './ask-aloud.ts';
import { findMediaIds } from '../format/media-ids.ts';
import { chosenAccount } from '../stores/account-store.ts';
import { setFetchText, useFetchBox } from '../stores/fetch-store.ts';
import { notify } from '../stores/notice-store.ts';
import { putNewTransfers } from '../stores/transfer-store.ts';
import { openAccountForm, showView } from '../stores/view-store.ts';

/** Fetches what stands in the paste box and empties it. */
export async function fetchAll(): Promise<void> {
  const account = chosenAccount();
  if (!account) {
    openAccountForm(null);
    return;
  }
  const mediaIds = findMediaIds(useFetchBox.getState().text).mediaIds.slice(0, MAX_MEDIA_IDS);
  if (mediaIds.length === 0) return;
  const answer = await askAloud((bridge) => bridge.fetchMedia({ accountId: account.id, mediaIds }));
  if (!answer.ok) return;
  putNewTransfers(answer.value);
  setFetchText('');
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
  const answer = await askAloud((bridge) => bridge.saveFetched({ id }));
  if (!answer.ok) return;
  if (answer.value.savedAs !== null) notify({ kind: 'saved_file', name: answer.value.savedAs });
}
