import type { Emit } from '../contract/api.ts';
import type { SaveProgress } from '../contract/saving.ts';
import { createChangeFeed } from './change-feed.ts';

/** Of what is over sooner, nothing is told. */
const UNTOLD_MS = 300;

/** Tells the page how far the Save under way has come. */
export function createSaveProgress(emit: Emit) {
  let progress: SaveProgress | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isTold = false;
  const feed = createChangeFeed(() => {
    emit('saveProgressed', progress);
  });
  const put = (next: SaveProgress | null) => {
    progress = next;
    if (isTold) feed.mark('save');
  };
  return {
    /** What the page knows, or is about to; null where it knows of none. */
    told: (): SaveProgress | null => (isTold ? progress : null),
    begin(total: number): void {
      put({ done: 0, total, bytesDone: 0, bytesTotal: 0, fetching: 0 });
      timer = setTimeout(() => {
        isTold = true;
        feed.mark('save');
      }, UNTOLD_MS);
    },
    change(change: Partial<SaveProgress>): void {
      if (progress) put({ ...progress, ...change });
    },
    /** It is done with one more. */
    add(bytes: number): void {
      if (progress) put({ ...progress, done: progress.done + 1, bytesDone: progress.bytesDone + bytes });
    },
    end(): void {
      if (timer) clearTimeout(timer);
      put(null);
      feed.flush();
      isTold = false;
    },
  };
}

export type SaveProgressTeller = ReturnType<typeof createSaveProgress>;
