import type { AppError, Result } from '../contract/errors.ts';
import type { OriginalFile, UploadDecision } from '../contract/preflight.ts';
import { isFinal, type Transfer } from '../contract/transfer.ts';
import type { StoredTransfer, UploadFile } from '../store/transfer-records.ts';
import type { FittedFile } from './upload-file.ts';

/** The part of a transfer its work may change; id, direction and the other states are not its own. */
export type TransferChange = Partial<
  Pick<
    Transfer,
    | 'name'
    | 'mediaId'
    | 'recordId'
    | 'type'
    | 'bytesDone'
    | 'bytesTotal'
    | 'fetched'
    | 'preflight'
    | 'subject'
  >
>;

export interface WorkContext {
  /** Aborted when the person cancels; the work ends soon and leaves nothing half done. */
  readonly signal: AbortSignal;
  readonly change: (change: TransferChange) => void;
}

/** One transfer's work. It is run again on retry, so it remembers itself what is already done. */
export interface Work {
  /**
   * Called before the work gets its place in the queue, where there is something to look at first; it fails with a
   * question where the person has to decide.
   */
  readonly check?: (context: WorkContext) => Promise<Result<null>>;
  readonly run: (context: WorkContext) => Promise<Result<null>>;
  /** Whether it holds what exists nowhere else: a media_id that could not be written down. It must not be let go. */
  readonly holdsResult?: () => boolean;
  /** Called when the person gives it up between runs; it may still be run again, from its start. */
  readonly abandon?: () => void;
  /** Called when nothing will run this work any more; perhaps twice. */
  readonly release?: () => void;
  /** The person agreed to fetch a video link over plain http. */
  readonly allowPlainHttp?: () => void;
  /** The person decided about its file; it is checked again. */
  readonly decide?: (decision: UploadDecision) => void;
  /** Something was made of its file that takes its place. */
  readonly fit?: (fitted: FittedFile, original: OriginalFile) => void;
  /** An upload's file, as it now is. */
  readonly file?: () => UploadFile;
}

/** A transfer, its work, and how far the engine is with it. */
export interface Entry {
  transfer: Transfer;
  readonly work: Work;
  /** Transfers of one account and direction go one after the other, and share its limits. */
  readonly lane: string;
  /** Its check found nothing to ask, and nothing has changed since. */
  checked: boolean;
  /** Whether the person wants it sent: `open` where a drop is small enough to be sent unasked, `wanted` where not. */
  consent: StoredTransfer['consent'];
  /** How often it was tried again by itself since the person last asked for it. */
  tries: number;
  /** Bytes done when it last failed. A fetch that came farther meanwhile has its tries anew. */
  farthest: number;
  /** Of the run under way; null between runs. */
  abort: AbortController | null;
  /** Ends with the last run: a cancelled one may still be putting its things away when the next is asked for. */
  settled: Promise<void>;
}

const AT_START = {
  type: null,
  state: 'waiting',
  bytesDone: 0,
  bytesTotal: null,
  bytesPerSecond: null,
  error: null,
  retryAt: null,
  recordId: null,
  fetched: null,
  preflight: null,
} as const;

/** A transfer nothing has happened to yet. Where there are thousands, a spread after another field costs ten times as much. */
export const transferAtStart = (
  given: Pick<Transfer, 'direction' | 'accountId' | 'accountName' | 'name' | 'mediaId' | 'subject'>,
  { id, place, addedAt }: Pick<Transfer, 'id' | 'place' | 'addedAt'>,
): Transfer => {
  const { direction, accountId, accountName, name, mediaId, subject } = given;
  return { id, direction, accountId, accountName, name, mediaId, subject, place, addedAt, ...AT_START };
};

export const newEntry = (transfer: Transfer, work: Work, consent: Entry['consent']): Entry => ({
  transfer,
  work,
  checked: false,
  consent,
  lane: `${transfer.direction} ${transfer.accountId}`,
  tries: 0,
  farthest: 0,
  abort: null,
  settled: Promise.resolve(),
});

export const laneOf = ({ lane }: Entry): string => lane;

/** A wait longer than this is no reason to keep the computer awake or the app open. */
const SOON_MS = 60_000;

/** Whether quitting now would interrupt it, or lose what it holds. */
export function isUnderWay({ transfer, work }: Entry, now: number): boolean {
  if (work.holdsResult?.() === true) return true;
  if (transfer.state === 'retrying') return (transfer.retryAt ?? now) - now <= SOON_MS;
  return transfer.state !== 'paused' && !isFinal(transfer.state);
}

/** Whether nothing is lost if this one is forgotten. */
export const mayGo = ({ transfer, work }: Entry): boolean =>
  isFinal(transfer.state) && work.holdsResult?.() !== true;

/** Whether it can still be put elsewhere in its queue. */
export const isNotStarted = ({ transfer: { state } }: Entry): boolean =>
  state === 'waiting' || state === 'retrying' || state === 'paused';

/** As the next run of the app is to find it. */
export function storedAs({ transfer, work, consent }: Entry): StoredTransfer {
  const { id, direction, accountId, accountName, name, subject, fetched, place, addedAt } = transfer;
  const mediaId = direction === 'fetch' ? transfer.mediaId : null;
  const state = storedState(transfer);
  const error = state === 'failed' || state === 'cancelled' ? transfer.error : null;
  const file = work.file?.() ?? null;
  const row = { id, direction, accountId, accountName, name, mediaId, subject, fetched, place, addedAt };
  return { ...row, file, consent, state, error };
}

function storedState({ state, error }: Transfer): StoredTransfer['state'] {
  if (isFinal(state)) return state;
  // A question is asked anew: its answer may have changed.
  return state === 'paused' && !error ? 'paused' : 'waiting';
}

const CANCELLED: AppError = { code: 'cancelled' };

/** What a transfer is once it left a state; whatever belongs to one state only is put back. */
const REST = { bytesPerSecond: null, retryAt: null } as const;
export const AS_WAITING = { ...REST, state: 'waiting', error: null } as const;
export const AS_PAUSED = { ...REST, state: 'paused', error: null } as const;
export const AS_DONE = { ...REST, state: 'done', error: null } as const;
export const AS_CANCELLED = { ...REST, state: 'cancelled', error: CANCELLED } as const;
export const asFailed = (error: AppError) => ({ ...REST, state: 'failed', error }) as const;
export const asAsking = (error: AppError) => ({ ...REST, state: 'paused', error }) as const;
export const asRetrying = (error: AppError, retryAt: number) =>
  ({ ...REST, state: 'retrying', error, retryAt }) as const;
