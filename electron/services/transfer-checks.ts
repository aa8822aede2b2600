import { MOST_UNASKED } from '../contract/preflight.ts';
import { createLanes } from './lanes.ts';
import type { Entry } from './transfer-entry.ts';

/** As many as the reader of facts has in hand at a time (media-facts-reader.ts). */
const CHECKS_AT_ONCE = 8;

/** Transfers added together. */
interface Drop {
  /** How many there were, whatever became of them. */
  files: number;
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
  /** Drops the person is asked about: what comes late of one is not sent unasked. */
  const asked = new Set<string>();

  const settle = (key: string, { open, ready, files }: Drop) => {
    if (open.size > 0) return;
    drops.delete(key);
    const entries = [...ready];
    if (entries.length === 0) return;
    if (asked.has(key) || isMuch(files, entries) || entries.some(({ consent }) => consent === 'wanted')) {
      asked.add(key);
      options.askConsent(entries);
    } else {
      options.start(entries);
    }
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
        const drop = drops.get(key) ?? { files: 0, open: new Set<Entry>(), ready: new Set<Entry>() };
        drops.set(key, drop);
        drop.open.add(entry);
        drop.files += 1;
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

const isMuch = (files: number, entries: readonly Entry[]): boolean =>
  files > MOST_UNASKED.files ||
  entries.reduce((sum, { transfer }) => sum + (transfer.bytesTotal ?? 0), 0) > MOST_UNASKED.bytes;
