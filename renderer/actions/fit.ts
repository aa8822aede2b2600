import type { Account } from '../../electron/contract/account.ts';
import { fail, type Result } from '../../electron/contract/errors.ts';
import { limitsOf } from '../../electron/contract/limits-profile.ts';
import { MAX_PASTED_BYTES, MOST_FITTED_SECONDS } from '../../electron/contract/limits.ts';
import type { MediaFacts } from '../../electron/contract/media-facts.ts';
import { questionOf, type Preflight } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import type { Verdict } from '../../electron/contract/verdict.ts';
import { ask } from '../bridge.ts';
import { fit } from '../conversion/fit.ts';
import { PICTURES_MADE, type ConversionSource, type FitTarget } from '../conversion/job.ts';
import { createVoiceReadiness } from '../conversion/voice-workers.ts';
import { useAccounts } from '../stores/account-store.ts';
import { fitOf, isUnderway, putFit, setFitStart, useFits } from '../stores/fit-store.ts';
import { useTransfers } from '../stores/transfer-store.ts';

type Fitting = Extract<Verdict, { readonly kind: 'fits_after_conversion' }>;

/**
 * What an upload's file has to become. `start`: of the sound that is kept, in seconds.
 * @param account null where it is gone: then as the verdict says, and no more
 */
export function fitTargetOf(
  { type, conversion }: Fitting,
  facts: MediaFacts,
  account: Account | null,
  start: number,
): FitTarget | null {
  // No more than main takes from the page at once.
  const maxBytes = Math.min(conversion.maxBytes, MAX_PASTED_BYTES);
  switch (type) {
    case 'image': {
      const taken = account && limitsOf(account.imitates, account.limits).image?.contentTypes;
      const contentTypes = PICTURES_MADE.filter(
        (one) => one === conversion.contentType || (taken?.includes(one) ?? false),
      );
      return { kind: 'image', contentTypes, maxBytes };
    }
    case 'thumb':
      return { kind: 'thumb', maxBytes };
    case 'voice':
      return { kind: 'voice', maxBytes, ...partKept(facts, conversion.maxSeconds, start) };
    case 'video':
      return { kind: 'video', maxBytes };
    case 'file':
      return null;
  }
}

/** How much of a sound can be kept, in seconds. */
export function secondsKept(facts: MediaFacts, maxSeconds: number | null): number {
  const length = 'durationMs' in facts && facts.durationMs !== null ? facts.durationMs / 1000 : null;
  return Math.min(MOST_FITTED_SECONDS, maxSeconds ?? Infinity, length ?? Infinity);
}

/** The part of a sound that is kept, in seconds. `start`: as it was chosen, maybe when another limit held. */
export function partKept(
  facts: MediaFacts,
  maxSeconds: number | null,
  start: number,
): { readonly from: number; readonly to: number } {
  const kept = secondsKept(facts, maxSeconds);
  const length = 'durationMs' in facts && facts.durationMs !== null ? facts.durationMs / 1000 : Infinity;
  const from = Math.max(0, Math.min(start, length - kept));
  return { from, to: from + kept };
}

/** A codec takes longer to compile than a voice to convert. */
const voices = createVoiceReadiness();

/** Has the voice codec ready while somebody looks at what it could be asked for, until what this gives is called. */
export const wantVoiceCodec = voices.want;

/** One at a time: each takes much memory, and most of the processors. */
let turn: Promise<void> = Promise.resolve();

interface Wish {
  /** What was to be made. */
  readonly verdict: Fitting;
  readonly stop: AbortController;
}

/** By upload, for as long as its Fit is in the store. */
const wishes = new Map<string, Wish>();

/** Makes of these uploads' files what their accounts take, one after the other; main then asks whether to send it. */
export function fitUploads(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const verdict = askedOf(useTransfers.getState().byId.get(id));
    if (!verdict || isUnderway(fitOf(id))) continue;
    const wish = { verdict, stop: new AbortController() };
    wishes.set(id, wish);
    putFit(id, { kind: 'waiting' });
    turn = turn.then(() => fitInTurn(id, wish));
  }
  return turn;
}

/** Gives up what is made, or was to be made, of these; what went wrong with them is forgotten. */
export function stopFits(ids: Iterable<string>): void {
  for (const id of ids) {
    if (fitOf(id)) putFit(id, null);
    wishes.get(id)?.stop.abort();
    wishes.delete(id);
  }
}

/**
 * Of uploads that main has told of: stops what is not asked for any more, or for another type or other limits, and lets
 * go of what has arrived.
 */
export function settleFits(ids: readonly string[]): void {
  const { byId, starts } = useFits.getState();
  for (const id of ids) {
    if (!byId.has(id) && !starts.has(id)) continue;
    const asked = askedOf(useTransfers.getState().byId.get(id));
    const wish = wishes.get(id);
    const isWanted = asked !== null && (!wish || isSameWish(asked, wish.verdict));
    if (!isWanted || byId.get(id)?.kind === 'done') stopFits([id]);
    if (!asked) setFitStart(id, null);
  }
}

/** What an upload asks to become; null where it asks nothing of the kind. */
function askedOf(transfer: Transfer | undefined): Fitting | null {
  if (!transfer || questionOf(transfer) !== 'fits_after_conversion') return null;
  const verdict = transfer.preflight?.verdict;
  return verdict?.kind === 'fits_after_conversion' ? verdict : null;
}

const isSameWish = (a: Fitting, b: Fitting): boolean =>
  a.type === b.type &&
  a.conversion.maxBytes === b.conversion.maxBytes &&
  a.conversion.maxSeconds === b.conversion.maxSeconds;

async function fitInTurn(id: string, wish: Wish): Promise<void> {
  if (wishes.get(id) !== wish) return;
  const { verdict, stop } = wish;
  putFit(id, { kind: 'running', progress: 0 });
  const made = await make(id, verdict, stop.signal).catch(() => fail('conversion_failed'));
  // Stopped: it has left the list, and may stand there again.
  if (stop.signal.aborted) return;
  if (!made.ok) putFit(id, { kind: 'failed', error: made.error });
  // Main's event may have come before its answer.
  else putFit(id, askedOf(useTransfers.getState().byId.get(id)) ? { kind: 'done' } : null);
}

async function make(id: string, verdict: Fitting, signal: AbortSignal): Promise<Result<null>> {
  const transfer = useTransfers.getState().byId.get(id);
  if (!transfer?.preflight) return fail('cancelled');
  const account = useAccounts.getState().accounts.find((one) => one.id === transfer.accountId) ?? null;
  const start = useFits.getState().starts.get(id) ?? 0;
  const target = fitTargetOf(verdict, transfer.preflight.facts, account, start);
  if (!target) return fail('conversion_failed');
  const made = await fit(sourceOf(id, verdict, transfer.preflight), target, {
    signal,
    voices,
    onProgress: (part) => showProgress(id, part, signal),
  });
  if (!made.ok) return made;
  const bytes = new Uint8Array(await made.value.blob.arrayBuffer());
  return signal.aborted ? fail('cancelled') : ask((bridge) => bridge.putFitted({ id, bytes }));
}

/**
 * What was made once is made anew of the original. Not a voice: its part is chosen, and heard, in the file in hand, and
 * to cut AMR loses nothing.
 */
function sourceOf(id: string, { type }: Fitting, { facts, original }: Preflight): ConversionSource {
  const [kind, { size, contentType }] =
    original && type !== 'voice' ? (['original', original] as const) : (['upload', facts] as const);
  return { url: `media://${kind}/${id}`, size, contentType };
}

/** In whole percents: a finer change would not be seen. */
function showProgress(id: string, part: number, { aborted }: AbortSignal): void {
  const progress = Math.floor(Math.min(1, part) * 100) / 100;
  const before = fitOf(id);
  if (aborted || before?.kind !== 'running' || before.progress === progress) return;
  putFit(id, { ...before, progress });
}
