import type { CopyFormat } from '../../electron/contract/media.ts';
import { askAloud } from './ask-aloud.ts';
import { selectedIds, useLibrary } from '../stores/library-store.ts';
import { notify } from '../stores/notice-store.ts';

/** Copies records in the given order; the toast appears only once main has put them on the clipboard. */
export async function copyRecords(ids: readonly string[], format: CopyFormat = 'plain'): Promise<void> {
  if (ids.length === 0) return;
  const answer = await askAloud((bridge) => bridge.copyRecords({ ids, format }));
  if (!answer.ok) return;
  notify({ kind: 'copied_ids', count: answer.value.copied, format });
}

export const copySelection = (format: CopyFormat = 'plain'): Promise<void> =>
  copyRecords(selectedIds(useLibrary.getState()), format);

export async function copyText(text: string): Promise<void> {
  const answer = await askAloud((bridge) => bridge.copyText({ text }));
  if (!answer.ok) return;
  notify({ kind: 'copied_text' });
}

/** A media_id that has no record, such as one being fetched. */
export async function copyMediaId(mediaId: string): Promise<void> {
  const answer = await askAloud((bridge) => bridge.copyText({ text: mediaId }));
  if (!answer.ok) return;
  notify({ kind: 'copied_ids', count: 1, format: 'plain' });
}
