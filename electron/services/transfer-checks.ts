import { MOST_UNASKED } from '../contract/preflight.ts';
import { createLanes } from './lanes.ts';
import type { Entry } from './transfer-entry.ts';

/** As many as the reader of facts has in hand at a time (media-facts-reader.ts). */
const CHECKS_AT_ONCE = 8;

/** Of one drop: all its files, whatever became of them; the bytes that went unasked; whether the person was asked. */
interface Sum {
  files: number;
  bytesSent: number;
  isAsked: boolean;
}

/** What of a drop is being looked at. */
interface Drop {
  readonly open: Set<Entry>;
  /** Checked, and held back until the others are: only then is it known how much it is. */
  readonly ready: Set<Entry>;
}

/**
 * Has transfers checked before they get a place in their queue. What the person has not asked for file by file is
 * sent once all of its drop is checked, and where that is much, once they confirm it.
 */
export function createTransferChecks(options: {
  /** Whether it may be sent; null where it was taken back meanwhile. Must not reject. */
  readonly check: (entry: Entry) => Promise<boolean | null>;
  readonly start: (entries: readonly Entry[]) => void;
  readonly askConsent: (entries: readonly Entry[]) => void;
  /** Called when the last of all has ended. */
  readonly onIdle: () => void;
}) {
  const drops = new Map<string, Drop>();
  /** What there was of each drop so far: what comes late of one counts with it. */
  const sums = new Map<string, Sum>();
  const counted = new WeakSet<Entry>();
  const sumOf = (key: string): Sum => {
    const sum = sums.get(key) ?? { files: 0, bytesSent: 0, isAsked: false };
    sums.set(key, sum);
    return sum;
  };

  const settle = (key: string, { open, ready }: Drop) => {
    if (open.size > 0) return;
    drops.delete(key);
    const sum = sumOf(key);
    const all = [...ready];
    const isMuch = sum.files > MOST_UNASKED.files || sum.bytesSent + bytesOf(all) > MOST_UNASKED.bytes;
    sum.isAsked ||= isMuch;
    const isToAsk = ({ consent }: Entry) => sum.isAsked || consent === 'wanted';
    const unasked = all.filter((entry) => !isToAsk(entry));
    sum.bytesSent += bytesOf(unasked);
    options.start(unasked);
    options.askConsent(all.filter(isToAsk));
  };

  const lanes = createLanes<Entry>({
    laneOf: dropOf,
    placeOf: ({ transfer }) => transfer.place,
    atOnce: () => CHECKS_AT_ONCE,
    async run(entry) {
      const isReady = await options.check(entry);
      const key = dropOf(entry);
      const drop = drops.get(key);
      if (isReady === null || !drop?.open.delete(entry)) return;
      entry.checked = isReady;
      if (isReady && entry.consent === 'given') options.start([entry]);
      else if (isReady) drop.ready.add(entry);
      settle(key, drop);
    },
    onIdle: options.onIdle,
  });

  return {
    add(entries: readonly Entry[]): void {
      for (const entry of entries) {
        const key = dropOf(entry);
        const drop = drops.get(key) ?? { open: new Set<Entry>(), ready: new Set<Entry>() };
        drops.set(key, drop);
        drop.open.add(entry);
        if (!counted.has(entry)) sumOf(key).files += 1;
        counted.add(entry);
      }
      lanes.add(entries);
    },

    /** Takes back those that are not in their queue yet. */
    remove(entries: readonly Entry[]): void {
      lanes.remove(entries);
      for (const entry of entries) {
        const drop = drops.get(dropOf(entry));
        if (drop?.open.delete(entry) || drop?.ready.delete(entry)) settle(dropOf(entry), drop);
      }
    },

    clear: (): void => {
      lanes.clear();
    },
    /** Settles when nothing is being checked or waits for it. */
    idle: lanes.idle,
  };
}

const dropOf = ({ transfer: { accountId, addedAt } }: Entry): string => `${accountId} ${addedAt}`;

const bytesOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { transfer }) => sum + (transfer.bytesTotal ?? 0), 0);
