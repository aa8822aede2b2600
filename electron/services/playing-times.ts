import type { Transfer } from '../contract/transfer.ts';
import type { FetchedFiles } from '../store/fetched-files.ts';
import { kindOf } from './facts-by-kind.ts';
import type { MediaFactsReader } from './media-facts-reader.ts';
import type { Transfers } from './transfers.ts';

/**
 * Finds out how long a fetched voice or clip plays, after its fetch has ended: bytes that keep their reader busy keep no
 * fetch from being done, nor from being cancelled.
 */
export function createPlayingTimes(needs: {
  readonly transfers: Pick<Transfers, 'find' | 'change'>;
  readonly files: Pick<FetchedFiles, 'path'>;
  readonly readFacts: MediaFactsReader['of'];
  readonly onFault: (fault: unknown) => void;
}) {
  const { transfers, files, readFacts, onFault } = needs;

  const note = async ({ id, fetched }: Transfer): Promise<void> => {
    const facts = await readFacts(files.path(id));
    const now = transfers.find(id)?.fetched;
    // It may have been removed meanwhile, or be another fetch's.
    if (!facts.ok || !('durationMs' in facts.value) || now?.sha256 !== fetched?.sha256) return;
    const { durationMs } = facts.value;
    if (now && durationMs !== null) transfers.change(id, { fetched: { ...now, durationMs } });
  };

  return {
    /** Called with each transfer that has ended. */
    ended(transfer: Transfer): void {
      const kind = kindOf(transfer.fetched?.contentType ?? '');
      if (kind === 'audio' || kind === 'video') note(transfer).catch(onFault);
    },
  };
}
