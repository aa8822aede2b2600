import { askAloud } from './ask-aloud.ts';
import { createPictures } from '../codecs/pictures.ts';
import { notify, notifyError } from '../stores/notice-store.ts';
import { useTransfers } from '../stores/transfer-store.ts';

const accountOf = (id: string): string | null => useTransfers.getState().byId.get(id)?.accountId ?? null;

/** The picture as it is shown: upright, and without what else the file holds. */
export async function copyPicture({ id, url }: { readonly id: string; readonly url: string }): Promise<void> {
  const decoded = await createPictures().ask({ source: url, want: 'png' });
  const png = decoded?.bytes;
  if (!png) {
    notifyError({ code: 'clipboard_failed' });
    return;
  }
  const answer = await askAloud((bridge) => bridge.copyPicture({ id, png }));
  if (answer.ok) notify({ kind: 'copied_picture' });
}

/** The system's save dialog opens. */
export async function saveVoice(id: string, wav: Uint8Array): Promise<void> {
  const answer = await askAloud((bridge) => bridge.saveVoice({ id, wav }), accountOf(id));
  if (answer.ok && answer.value.savedAs !== null) notify({ kind: 'saved_file', name: answer.value.savedAs });
}

export const dragFetched = (id: string): void => void askAloud((bridge) => bridge.dragFetched({ id }));

export const openPdf = (id: string): void => void askAloud((bridge) => bridge.openPdf({ id }), accountOf(id));

export const setFullScreen = (on: boolean): void => void askAloud((bridge) => bridge.setFullScreen({ on }));
