import { dialectOf } from '../../electron/contract/account.ts';
import { fetchExpiry } from '../../electron/contract/fetch-subject.ts';
import type { CopyFormat } from '../../electron/contract/media.ts';
import { probeCost, type ProbeCost } from '../../electron/contract/probe-cost.ts';
import { isFinal, type Transfer } from '../../electron/contract/transfer.ts';
import { askAloud } from './ask-aloud.ts';
import { selectTile, tileBeside } from './desk-selection.ts';
import { saveFetched } from './fetches.ts';
import { mentionOf } from '../format/desk-facts.ts';
import { companyOf } from '../format/owner.ts';
import { useAccounts } from '../stores/account-store.ts';
import { addBatch } from '../stores/batch-store.ts';
import { fetchesOf, forgetTiles, useDesk } from '../stores/desk-store.ts';
import { notify } from '../stores/notice-store.ts';
import { openSavePanel } from '../stores/save-panel-store.ts';
import { putNewTransfers, useTransfers } from '../stores/transfer-store.ts';
import { askFor } from '../stores/view-store.ts';

/** Their media_ids, one a line; one that stands on several tiles once. */
export async function copyTiles(ids: readonly string[]): Promise<void> {
  const mediaIds = [...new Set(fetchesOf(ids).flatMap(({ mediaId }) => mediaId ?? []))];
  if (mediaIds.length === 0) return;
  const answer = await askAloud((bridge) => bridge.copyText({ text: mediaIds.join('\n') }));
  if (answer.ok) notify({ kind: 'copied_ids', count: mediaIds.length, format: 'plain' });
}

/** Those of these tiles whose bytes are here. */
const fetchedAmong = (ids: readonly string[]): readonly string[] =>
  fetchesOf(ids).flatMap(({ id, fetched }) => (fetched ? [id] : []));

/** Of one the system's dialog opens, of several the panel that says where to and by which name. */
export function saveTiles(ids: readonly string[]): void {
  const there = fetchedAmong(ids);
  const [first] = there;
  if (first === undefined) return;
  if (there.length === 1) void saveFetched(first);
  else openSavePanel(there);
}

/** All that is shown and fetched. */
export function saveAllShown(): void {
  const ids = fetchedAmong(useDesk.getState().order);
  if (ids.length > 0) openSavePanel(ids);
}

/** Pins them; unpins them where all of them are pinned. */
export async function pinTiles(ids: readonly string[]): Promise<void> {
  const pinned = !areAllPinned(fetchesOf(ids));
  await askAloud((bridge) => bridge.pinFetches({ ids, pinned }));
}

export const areAllPinned = (fetches: readonly Transfer[]): boolean =>
  fetches.length > 0 && fetches.every(({ subject }) => subject?.pinned === true);

/** The same media_id once more: with another account, or as another kind of voice. Its tile is then selected. */
export async function fetchAgain(
  transfer: Transfer,
  change: { readonly accountId?: string; readonly hdVoice?: boolean },
): Promise<void> {
  const mention = mentionOf(transfer);
  const { accountId: by = transfer.accountId, hdVoice = mention.hdVoice } = change;
  const seenAt = Math.floor(fetchExpiry(mention, transfer.addedAt).seenAt / 1000);
  const answer = await askAloud(
    (bridge) => bridge.fetchMedia({ accountId: by, mentions: [{ ...mention, hdVoice, seenAt }] }),
    by,
  );
  if (!answer.ok) return;
  putNewTransfers(answer.value);
  const [row] = answer.value;
  if (row) selectTile(row.id, 'replace');
}

export async function copyTilesAs(ids: readonly string[], format: CopyFormat): Promise<void> {
  if (ids.length === 0) return;
  const answer = await askAloud((bridge) => bridge.copyFetches({ ids, format }));
  if (answer.ok) notify({ kind: 'copied_ids', count: answer.value.copied, format });
}

/** Asks the servers whether they still have them; the tiles are stamped with what they say. */
export async function probeTiles(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const answer = await askAloud((bridge) => bridge.probeFetches({ ids }));
  if (answer.ok) notify({ kind: 'probed', ...answer.value });
}

/** Uploads what was fetched once more: the new media_ids come into the library, and are copied when all are done. */
export async function renewTiles(ids: readonly string[]): Promise<void> {
  const there = fetchedAmong(ids);
  if (there.length === 0) return;
  const answer = await askAloud((bridge) => bridge.renewFetches({ ids: there }));
  if (!answer.ok) return;
  putNewTransfers(answer.value);
  addBatch(answer.value.map(({ id }) => id));
}

/** More are not renewed without a question. */
const RENEWED_UNASKED = 10;

export function askToRenewTiles(ids: readonly string[]): void {
  const there = fetchedAmong(ids);
  if (there.length > RENEWED_UNASKED) askFor({ kind: 'renew_fetches', ids: there });
  else void renewTiles(there);
}

/** What asking about them costs at most. */
export function probeCostOf(fetches: readonly Transfer[]): ProbeCost {
  const { accounts } = useAccounts.getState();
  const asked = new Set(fetches.map(({ accountId }) => accountId));
  const isDear = accounts.some(
    ({ id, imitates }) => asked.has(id) && probeCost(dialectOf(imitates)) === 'beginning',
  );
  return isDear ? 'beginning' : 'one_byte';
}

/** Takes them off the desk with all that is kept of them. The keyboard goes to the tile beside. */
export async function removeTiles(ids: readonly string[]): Promise<void> {
  const { activeId } = useDesk.getState();
  // Before the answer: by then the tiles have gone, and nothing tells any more where they stood.
  const next = tileBeside(ids);
  useDesk.setState({ activeId: next });
  const answer = await askAloud((bridge) => bridge.removeFetches({ ids }));
  if (!answer.ok) {
    useDesk.setState({ activeId });
    return;
  }
  forgetTiles(ids);
  useDesk.setState({ keyboardTo: { id: next } });
  notify({ kind: 'removed_fetches', count: ids.length });
}

/** Asks first, but for one alone that has nothing to lose. */
export function askToRemoveTiles(ids: readonly string[]): void {
  const fetches = fetchesOf(ids);
  const there = fetches.map(({ id }) => id);
  if (there.length === 0) return;
  const unsaved = fetches.filter(isUnsaved).length;
  if (there.length > 1 || fetches.some(isWanted))
    askFor({ kind: 'remove_fetches', ids: there, unsaved, sender: null });
  else void removeTiles(there);
}

const isUnsaved = ({ fetched }: Transfer): boolean => fetched?.savedAs === null;

/** Pinned, under way, or with bytes that are nowhere else. */
const isWanted = (transfer: Transfer): boolean =>
  transfer.subject?.pinned === true || !isFinal(transfer.state) || isUnsaved(transfer);

/** All that the sender of this one sent to its company, shown or not: to another one the same name is someone else. */
export function askToRemoveSender(of: Transfer): void {
  const { sender } = mentionOf(of);
  if (sender === null) return;
  const { accounts } = useAccounts.getState();
  const company = companyOf(of, accounts);
  const theirs = [...useTransfers.getState().byId.values()].filter(
    (one) =>
      one.direction === 'fetch' &&
      one.subject?.mention.sender === sender &&
      companyOf(one, accounts) === company,
  );
  askFor({
    kind: 'remove_fetches',
    ids: theirs.map(({ id }) => id),
    unsaved: theirs.filter(isUnsaved).length,
    sender: { name: sender, account: of.accountName },
  });
}
