import type { Emit } from '../contract/api.ts';
import type { AppError, ErrorCode, Result } from '../contract/errors.ts';
import type { SaveReport } from '../contract/saving.ts';
import type { Settings } from '../contract/settings.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { WaitingSaves } from '../store/waiting-saves.ts';

/** What ends meanwhile is saved in one go. */
const GATHER_MS = 200;

/** A folder on a stick or a network may come back. */
const ASK_AGAIN_MS = 60_000;

/** Waiting cures none of these. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['record_missing', 'fetched_removed', 'fetched_damaged']);

/**
 * Saves each fetch that is done, where the person wants that. Without a folder they wait for one, and what failed waits
 * for the next of them, or for a while; it says so once. What waits, or is being saved and not yet noted as such, is known
 * to the next run of the app, unless this one is killed within the moment in which they gather.
 */
export function createAutoSave(needs: {
  readonly settings: () => Pick<Settings, 'saveWhenFetched'>;
  readonly transfers: { readonly find: (id: string) => Transfer | null };
  readonly waitingSaves: WaitingSaves;
  readonly save: (ids: readonly string[]) => Promise<Result<SaveReport>>;
  /** Settles when the disk has what was noted about saved files, or refuses: till then they wait for a next run of the app. */
  readonly noted: () => Promise<Result<null>>;
  readonly emit: Emit;
  readonly onFault: (fault: unknown) => void;
}) {
  const waiting = new Set<string>();
  /** Being saved, or not noted as such on the disk. */
  const inHand = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let isSoon = false;
  let hasTold = false;
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();

  const stopTimer = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    isSoon = false;
  };
  const schedule = (ms: number) => {
    if (isSoon || stopped) return;
    stopTimer();
    isSoon = ms === GATHER_MS;
    timer = setTimeout(() => void saveWaiting(), ms);
  };

  const keep = () => void needs.waitingSaves.write([...new Set([...inHand, ...waiting])]);
  const trySaving = async (): Promise<void> => {
    const ids = [...waiting].filter((id) => isUnsaved(needs.transfers.find(id)));
    waiting.clear();
    if (ids.length === 0 || !needs.settings().saveWhenFetched) return;
    for (const id of ids) inHand.add(id);
    const { left, error } = outcomeOf(ids, await needs.save(ids));
    for (const id of left) waiting.add(id);
    if (error && !hasTold) needs.emit('noticeRaised', error);
    hasTold = error !== null;
    if (left.length > 0 && error?.code !== 'save_folder_unset') schedule(ASK_AGAIN_MS);
  };
  const saveWaiting = (): Promise<unknown> => {
    stopTimer();
    // Those in hand may take long.
    keep();
    running = running
      .then(trySaving)
      .then(needs.noted)
      .then((noted) => {
        if (noted.ok) inHand.clear();
        keep();
      })
      .catch(needs.onFault);
    return running;
  };

  return {
    ended({ id, direction, state }: Transfer): void {
      if (direction !== 'fetch' || state !== 'done' || !needs.settings().saveWhenFetched) return;
      waiting.add(id);
      schedule(GATHER_MS);
      if (stopped) keep();
    },
    folderChosen(): void {
      hasTold = false;
      if (waiting.size > 0) schedule(GATHER_MS);
    },
    /** What waited when the app was last closed waits again; what else was not saved stays so, unasked. */
    resume(): void {
      for (const id of needs.waitingSaves.read()) waiting.add(id);
      if (waiting.size > 0) schedule(GATHER_MS);
    },
    /** How many are about to be saved. */
    pending: (): number => (isSoon ? waiting.size : 0),
    /** Saves at once what waits for its moment. */
    flush: (): Promise<unknown> => (isSoon ? saveWaiting() : running),
    stop(): void {
      stopped = true;
      stopTimer();
    },
  };
}

/** What waits on, and why. */
function outcomeOf(
  ids: readonly string[],
  report: Result<SaveReport>,
): { readonly left: readonly string[]; readonly error: AppError | null } {
  if (!report.ok) return { left: ids, error: report.error };
  const { failed, left, manifestError } = report.value;
  // What is in no list was not noted as saved either: the next time it is found there, and listed.
  if (manifestError) return { left: ids, error: failed[0]?.error ?? manifestError };
  const again = failed.filter(({ error: { code } }) => !FINAL.has(code)).map(({ id }) => id);
  return { left: [...left, ...again], error: failed[0]?.error ?? null };
}

const isUnsaved = (transfer: Transfer | null): boolean => transfer?.fetched?.savedAs === null;
