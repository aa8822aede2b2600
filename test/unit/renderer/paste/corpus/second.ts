import type { CorpusInput } from './input.ts';
import { secondCallbacks } from './second-callbacks.ts';
import { secondCopies } from './second-copies.ts';
import { secondDumps } from './second-dumps.ts';
import { secondLogs } from './second-logs.ts';
import { secondNearMisses } from './second-near-misses.ts';

/** Written without sight of the reader or the other inputs, from what people paste and a careful reader would say. */
export const second: readonly CorpusInput[] = [
  ...secondCallbacks,
  ...secondLogs,
  ...secondCopies,
  ...secondDumps,
  ...secondNearMisses,
];
