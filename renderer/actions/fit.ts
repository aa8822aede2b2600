import type { Account } from '../../electron/contract/account.ts';
import { fail, type Result } from '../../electron/contract/errors.ts';
import { limitsOf } from '../../electron/contract/limits-profile.ts';
import { MAX_PASTED_BYTES, MOST_FITTED_SECONDS } from '../../electron/contract/limits.ts';
import type { MediaFacts } from '../../electron/contract/media-facts.ts';
import { questionOf } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import type { Verdict } from '../../electron/contract/verdict.ts';
import { ask } from '../bridge.ts';
import { fit } from '../conversion/fit.ts';
import type { FitTarget } from '../conversion/job.ts';
import { createVoiceReadiness } from '../conversion/voice-workers.ts';
import { useAccounts } from '../stores/account-store.ts';
import { fitOf, isUnderway, putFit, setFitStart, useFits } from '../stores/fit-store.ts';
import { useTransfers } from '../stores/transfer-store.ts';

type Fitting = Extract<Verdict, { readonly kind: 'fits_after_conversion' }>;

/** What its engine makes: pictures as JPG or PNG. */
const PICTURES = ['image/jpeg', 'image/png'] as const;

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
      const contentTypes = PICTURES.filter(
        (one) => one === conversion.contentType || (taken?.includes(one) ?? false),
      );
      return { kind: 'image', contentTypes, maxBytes };
    }
    case 'thumb':
      return { kind: 'thumb', maxBytes };
    case 'voice':
      return { kind: 'voice', maxBytes, from: start, to: start + secondsKept(facts, conversion.maxSeconds) };
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

/** A codec takes longer to compile than a voice to convert. */
const voices = createVoiceReadiness();

/** Has the voice codec ready while somebody looks at what it could be asked for, until what this gives is called. */
export const wantVoiceCodec = voices.want;

/** One at a time: each takes much memory, and most of the processors. */
let turn: Promise<void> = Promise.resolve();

/** Makes of these uploads' files what their accounts take, one after the other; main then asks whether to send it. */
export function fitUploads(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if (isUnderway(fitOf(id))) continue;
    putFit(id, { kind: 'waiting' });
    turn = turn.then(() => fitInTurn(id));
  }
  return turn;
}

/** Gives up what is made, or was to be made, of these; what went wrong with them is forgotten. */
export function stopFits(ids: Iterable<string>): void {
  for (const id of ids) {
    const one = fitOf(id);
    if (!one) continue;
    putFit(id, null);
    if (one.kind === 'running') one.stop.abort();
  }
}

/** Of uploads that main has told of: stops what is not asked for any more, and lets go of what has arrived. */
export function settleFits(ids: readonly string[]): void {
  const { byId, starts } = useFits.getState();
  for (const id of ids) {
    if (!byId.has(id) && !starts.has(id)) continue;
    const isWanted = isAskedFor(useTransfers.getState().byId.get(id));
    if (!isWanted || byId.get(id)?.kind === 'done') stopFits([id]);
    if (!isWanted) setFitStart(id, null);
  }
}

const isAskedFor = (transfer: Transfer | undefined): boolean =>
  transfer !== undefined && questionOf(transfer) === 'fits_after_conversion';

async function fitInTurn(id: string): Promise<void> {
  const transfer = useTransfers.getState().byId.get(id);
  if (fitOf(id)?.kind !== 'waiting') return;
  if (!transfer || !isAskedFor(transfer)) {
    putFit(id, null);
    return;
  }
  const stop = new AbortController();
  putFit(id, { kind: 'running', progress: 0, stop });
  const made = await make(transfer, stop).catch(() => fail('conversion_failed'));
  // Stopped: it has left the list, and may stand there again.
  if (stop.signal.aborted) return;
  if (!made.ok) putFit(id, { kind: 'failed', error: made.error });
  // Main's event may have come before its answer.
  else putFit(id, isAskedFor(useTransfers.getState().byId.get(id)) ? { kind: 'done' } : null);
}

async function make(transfer: Transfer, stop: AbortController): Promise<Result<null>> {
  const { id, preflight, accountId } = transfer;
  const account = useAccounts.getState().accounts.find((one) => one.id === accountId) ?? null;
  if (preflight?.verdict.kind !== 'fits_after_conversion') return fail('conversion_failed');
  const { facts, verdict } = preflight;
  const target = fitTargetOf(verdict, facts, account, useFits.getState().starts.get(id) ?? 0);
  if (!target) return fail('conversion_failed');
  const { size, contentType } = facts;
  const made = await fit({ url: `media://upload/${id}`, size, contentType }, target, {
    signal: stop.signal,
    voices,
    onProgress: (part) => showProgress(id, part, stop),
  });
  if (!made.ok) return made;
  const bytes = new Uint8Array(await made.value.blob.arrayBuffer());
  return stop.signal.aborted ? fail('cancelled') : ask((bridge) => bridge.putFitted({ id, bytes }));
}

/** In whole percents: a finer change would not be seen. */
function showProgress(id: string, part: number, stop: AbortController): void {
  const progress = Math.floor(Math.min(1, part) * 100) / 100;
  const before = fitOf(id);
  if (before?.kind !== 'running' || before.stop !== stop || before.progress === progress) return;
  putFit(id, { ...before, progress });
}
