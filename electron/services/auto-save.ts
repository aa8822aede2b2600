import type { Emit } from '../contract/api.ts';
import type { Result } from '../contract/errors.ts';
import type { SaveReport } from '../contract/saving.ts';
import type { Settings } from '../contract/settings.ts';
import type { Transfer } from '../contract/transfer.ts';

/** What ends meanwhile is saved in one go. */
const GATHER_MS = 200;

/** Saves each fetch that is done, where the person wants that. Without a folder they wait for one, and it says so once. */
export function createAutoSave(needs: {
  readonly settings: () => Pick<Settings, 'saveWhenFetched'>;
  readonly hasFolder: () => boolean;
  readonly save: (ids: readonly string[]) => Promise<Result<SaveReport>>;
  readonly emit: Emit;
  readonly onFault: (fault: unknown) => void;
}) {
  let waiting: string[] = [];
  let timer: NodeJS.Timeout | null = null;
  let hasAsked = false;

  const saveWaiting = async (): Promise<void> => {
    timer = null;
    if (!needs.hasFolder()) {
      if (!hasAsked) needs.emit('noticeRaised', { code: 'save_folder_unset' });
      hasAsked = true;
      return;
    }
    const ids = waiting;
    waiting = [];
    const report = await needs.save(ids);
    const error = report.ok ? report.value.failed[0]?.error : report.error;
    if (error && error.code !== 'cancelled') needs.emit('noticeRaised', error);
  };
  const schedule = () => {
    timer ??= setTimeout(() => void saveWaiting().catch(needs.onFault), GATHER_MS);
  };

  return {
    ended({ id, direction, state }: Transfer): void {
      if (direction !== 'fetch' || state !== 'done' || !needs.settings().saveWhenFetched) return;
      waiting.push(id);
      schedule();
    },
    folderChosen(): void {
      hasAsked = false;
      if (waiting.length > 0 && needs.settings().saveWhenFetched) schedule();
    },
    stop(): void {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
