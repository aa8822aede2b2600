import { questionOf, type UploadQuestion } from '../../electron/contract/preflight.ts';
import { lacksSecret, type Transfer, type TransferState } from '../../electron/contract/transfer.ts';

/** What a filter chip of the Transfers view stands for. */
export type TransferGroup = 'running' | 'paused' | 'failed' | 'done' | 'cancelled';

export const groupOf = ({ state }: Pick<Transfer, 'state'>): TransferGroup =>
  state === 'waiting' || state === 'checking' || state === 'retrying' ? 'running' : state;

/** Whether it stands in Transfers: a fetch that was cleared there is in Fetch only. */
export const isListed = ({ subject }: Pick<Transfer, 'subject'>): boolean => subject?.inTransfers !== false;

/** Whether it waits for the person's decision. */
export const isAsking = (transfer: Transfer): boolean => questionOf(transfer) !== null;

/** Whether it goes no further before something is mended: it failed, or lacks a secret. */
export const isStuck = (transfer: Transfer): boolean => transfer.state === 'failed' || lacksSecret(transfer);

/** Whether bytes still move: when all of a file is sent, its answer is waited for, and its last speed means nothing. */
export const isSending = ({ state, bytesDone, bytesTotal }: Transfer): boolean =>
  state === 'running' && (bytesTotal === null || bytesDone < bytesTotal);

export type Transfers = ReadonlyMap<string, Transfer>;

/** Sums over all that stand in Transfers. */
export interface TransferTotals {
  readonly states: Readonly<Record<TransferState, number>>;
  /** Of those paused: waiting for the person's decision, all and by question. */
  readonly asking: number;
  readonly questions: Readonly<Record<UploadQuestion, number>>;
  /** Of all that have bytes on their way. */
  readonly bytesPerSecond: number;
  /** Of those waiting, checked or running: how many have a known size, their bytes, and how many of these are done. */
  readonly sized: number;
  readonly bytesTotal: number;
  readonly bytesDone: number;
}

type Sums = { -readonly [K in Exclude<keyof TransferTotals, 'states' | 'questions'>]: number } & {
  states: Record<TransferState, number>;
  questions: Record<UploadQuestion, number>;
};

const nothing = (): Sums => ({
  states: { waiting: 0, checking: 0, running: 0, retrying: 0, paused: 0, done: 0, failed: 0, cancelled: 0 },
  asking: 0,
  questions: { already_live: 0, fits_after_conversion: 0, will_be_refused: 0, upload_unconfirmed: 0 },
  bytesPerSecond: 0,
  sized: 0,
  bytesTotal: 0,
  bytesDone: 0,
});

/** Adds a transfer, or with -1 takes it out again. */
function count(sums: Sums, transfer: Transfer | undefined, sign: 1 | -1): void {
  if (!transfer || !isListed(transfer)) return;
  const { state, bytesTotal, bytesDone, bytesPerSecond } = transfer;
  sums.states[state] += sign;
  const question = questionOf(transfer);
  if (question) {
    sums.asking += sign;
    sums.questions[question] += sign;
  }
  if (isSending(transfer)) sums.bytesPerSecond += sign * (bytesPerSecond ?? 0);
  if (bytesTotal === null || (state !== 'waiting' && state !== 'checking' && state !== 'running')) return;
  sums.sized += sign;
  sums.bytesTotal += sign * bytesTotal;
  sums.bytesDone += sign * Math.min(bytesDone, bytesTotal);
}

/** Of maps already counted: with thousands of transfers, counting all of them ten times a second would show. */
const counted = new WeakMap<Transfers, TransferTotals>();

export function totalsOf(transfers: Transfers): TransferTotals {
  const known = counted.get(transfers);
  if (known) return known;
  const sums = nothing();
  for (const transfer of transfers.values()) count(sums, transfer, 1);
  counted.set(transfers, sums);
  return sums;
}

/** Counts `after`, which differs from `before` in these ids at most. */
export function countChange(before: Transfers, after: Transfers, ids: Iterable<string>): void {
  const { states, questions, ...rest } = totalsOf(before);
  const sums = { ...rest, states: { ...states }, questions: { ...questions } };
  for (const id of new Set(ids)) {
    count(sums, before.get(id), -1);
    count(sums, after.get(id), 1);
  }
  counted.set(after, sums);
}

/** How many there are. */
export const totalOf = ({ states }: TransferTotals): number =>
  Object.values(states).reduce((sum, count) => sum + count, 0);

export const groupSizes = ({ states }: TransferTotals): Readonly<Record<TransferGroup, number>> => ({
  running: states.waiting + states.checking + states.running + states.retrying,
  paused: states.paused,
  failed: states.failed,
  done: states.done,
  cancelled: states.cancelled,
});
