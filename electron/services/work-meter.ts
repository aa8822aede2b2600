import { isFinal } from '../contract/transfer.ts';
import type { Entry } from './transfer-entry.ts';

/** How much is being done, for the taskbar and for keeping the computer awake. */
export interface Activity {
  /** Transfers under way. */
  readonly count: number;
  /** Of all begun since there was last nothing under way, 0 to 1. */
  readonly fraction: number;
}

/** Adds up a stretch of work: from the first transfer begun until nothing is under way any more. */
export function createWorkMeter() {
  let stretch = new Set<Entry>();
  return {
    begin(entries: readonly Entry[]): void {
      for (const entry of entries) stretch.add(entry);
    },
    read(underWay: readonly Entry[]): Activity {
      if (underWay.length === 0) stretch = new Set();
      let done = 0;
      for (const entry of stretch) done += partOf(entry);
      return { count: underWay.length, fraction: stretch.size === 0 ? 0 : done / stretch.size };
    },
  };
}

function partOf({ transfer: { state, bytesDone, bytesTotal } }: Entry): number {
  if (isFinal(state)) return 1;
  return bytesTotal ? Math.min(1, bytesDone / bytesTotal) : 0;
}
