import type { Result } from '../contract/errors.ts';
import { questionOf, type UploadDecision } from '../contract/preflight.ts';
import { lacksSecret, type Transfer } from '../contract/transfer.ts';
import { AS_PAUSED, isNotStarted, storedAs, type Entry, type TransferChange } from './transfer-entry.ts';
import { putInTransfers } from './transfer-endings.ts';
import type { TransferIntake } from './transfer-intake.ts';
import type { createTransferJournal } from './transfer-journal.ts';
import type { FittedFile } from './upload-file.ts';
import type { TransferList } from './transfer-list.ts';
import { breakOff } from './transfer-run.ts';

/** What the person may do with transfers by their ids; those it makes no sense for are passed over. */
export function createTransferActions(needs: {
  readonly list: TransferList;
  readonly queue: TransferIntake;
  readonly journal: ReturnType<typeof createTransferJournal>;
  /** Queues them as if they were new. */
  readonly begin: (entries: readonly Entry[]) => void;
  /** Called when less may be under way than before. */
  readonly onLess: () => void;
}) {
  const { list, queue, journal, begin } = needs;
  const inState = (ids: readonly string[], ...states: readonly Transfer['state'][]) =>
    list.rowsOf(ids).filter(({ transfer }) => states.includes(transfer.state));
  /** What was known of their files may be so no more. */
  const beginAnew = (entries: readonly Entry[]) => {
    for (const entry of entries) entry.checked = false;
    queue.takeOut(entries);
    begin(entries);
  };

  return {
    /** Those that wait to be retried are tried now. */
    retry(ids: readonly string[], allowPlainHttp: boolean): void {
      const again = list.rowsOf(ids).filter(({ transfer }) => mayTryAgain(transfer));
      for (const entry of again) {
        if (allowPlainHttp) entry.work.allowPlainHttp?.();
        entry.consent = 'given';
        list.put(entry, { bytesDone: 0 });
        putInTransfers(list, entry, true);
      }
      queue.lift(again);
      beginAnew(again);
    },

    /** What the person decided about fetches, by id: on the disk when it settles. */
    changeFetches(changes: ReadonlyMap<string, TransferChange>): Promise<Result<null>> {
      const entries = list.rowsOf(changes.keys());
      for (const entry of entries) list.put(entry, changes.get(entry.transfer.id) ?? {});
      journal.put(entries.map(storedAs));
      return journal.written();
    },

    /** What already runs, finishes. */
    pause(ids: readonly string[]): void {
      const paused = inState(ids, 'waiting', 'checking', 'retrying');
      queue.takeOut(paused);
      for (const entry of paused) {
        breakOff(entry);
        list.put(entry, AS_PAUSED);
      }
      journal.put(paused.map(storedAs));
      needs.onLess();
    },

    /** Not those that wait for a decision, but for those that wait to be confirmed: this does. */
    resume(ids: readonly string[]): void {
      const resumed = inState(ids, 'paused').filter(mayResume);
      for (const entry of resumed) entry.consent = 'given';
      begin(resumed);
    },

    /** Goes on with those that wait for a secret. @param accountId whose it is; null: it may be anyone's */
    secretEntered(accountId: string | null): void {
      const isIts = ({ transfer }: Entry) => accountId === null || transfer.accountId === accountId;
      begin(list.all().filter((entry) => lacksSecret(entry.transfer) && isIts(entry)));
    },

    decide(ids: readonly string[], decision: UploadDecision): void {
      const decided = list.rowsOf(ids).filter((entry) => isNotStarted(entry) && isAbout(decision, entry));
      for (const entry of decided) {
        if (isConsent(decision, entry)) entry.consent = 'given';
        else if (entry.transfer.state === 'paused') entry.consent = 'wanted';
        entry.work.decide?.(decision);
      }
      beginAnew(decided);
    },

    /** Looks once more at what pre-flight has a question about. */
    limitsChanged(accountId: string): void {
      const isIts = ({ transfer }: Entry) =>
        transfer.accountId === accountId && questionOf(transfer) !== null;
      beginAnew(list.all().filter(isIts));
    },

    /** False where it has no file to take the place of, or it is too late: the person is to see it before it is sent. */
    fit(id: string, fitted: FittedFile): boolean {
      const [entry] = list.rowsOf([id]).filter(isNotStarted);
      const facts = entry?.transfer.preflight?.facts;
      if (!entry?.work.fit || !facts || entry.work.holdsResult?.() === true) return false;
      const { size, contentType } = facts;
      entry.work.fit(fitted, { name: entry.transfer.name, size, contentType });
      entry.consent = 'wanted';
      beginAnew([entry]);
      return true;
    },

    /** @param before an id of the same queue; null: last */
    move(ids: readonly string[], before: string | null): void {
      journal.put(queue.move(list.all(), new Set(ids), before, list.nextPlace()).map(storedAs));
    },
  };
}

const mayResume = ({ transfer }: Entry): boolean => {
  const question = questionOf(transfer);
  return question === null || question === 'upload_unconfirmed';
};

/** Whether the decision makes sense for it as it stands. */
function isAbout({ kind }: UploadDecision, { transfer, work }: Entry): boolean {
  // The server has it already.
  if (work.holdsResult?.() === true) return false;
  const question = questionOf(transfer);
  if (kind === 'restore_original') return Boolean(work.file?.().original);
  if (kind === 'use_live' || kind === 'upload_anew') return question === 'already_live';
  if (kind === 'send_anyway') return question === 'fits_after_conversion' || question === 'will_be_refused';
  return transfer.direction === 'upload';
}

/** To answer a question is to want it sent, but not to choose a type for what waits for something else. */
const isConsent = (decision: UploadDecision, { transfer }: Entry): boolean =>
  decision.kind === 'send_as'
    ? questionOf(transfer) !== null && questionOf(transfer) !== 'upload_unconfirmed'
    : decision.kind !== 'restore_original' || decision.type !== null;

const mayTryAgain = (transfer: Transfer): boolean =>
  transfer.state === 'failed' ||
  transfer.state === 'cancelled' ||
  transfer.state === 'retrying' ||
  lacksSecret(transfer);
