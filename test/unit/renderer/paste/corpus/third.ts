import type { CorpusInput } from './input.ts';
import { thirdChats } from './third-chats.ts';
import { thirdLogs } from './third-logs.ts';
import { thirdMessages } from './third-messages.ts';
import { thirdNearMisses } from './third-near-misses.ts';
import { thirdTables } from './third-tables.ts';

/** Written from the platforms' documents before the reader was looked at. */
export const third: readonly CorpusInput[] = [
  ...thirdChats,
  ...thirdMessages,
  ...thirdLogs,
  ...thirdTables,
  ...thirdNearMisses,
];
