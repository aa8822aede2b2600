import type { HandoverFormat } from '../../electron/contract/handover.ts';
import { notify } from '../stores/notice-store.ts';
import { putNewTransfers } from '../stores/transfer-store.ts';
import { showView } from '../stores/view-store.ts';
import { askAloud } from './ask-aloud.ts';

/** The system's save dialog opens; nothing more happens where the person changes their mind. */
export async function exportHandover(ids: readonly string[], format: HandoverFormat): Promise<void> {
  const answer = await askAloud((bridge) => bridge.exportHandover({ ids, format }));
  if (!answer.ok || answer.value.savedAs === null) return;
  notify({ kind: 'handed_over', count: answer.value.count, name: answer.value.savedAs });
}

/** The system's open dialog opens; what the sheet names is fetched. */
export async function importHandover(): Promise<void> {
  const sheet = await askAloud((bridge) => bridge.importHandover(null));
  if (!sheet.ok || sheet.value === null) return;
  const { accountId, mentions, left } = sheet.value;
  const answer = await askAloud((bridge) => bridge.fetchMedia({ accountId, mentions }), accountId);
  if (!answer.ok) return;
  putNewTransfers(answer.value);
  notify({ kind: 'taken_over', count: mentions.length, left });
  showView('fetch');
}
