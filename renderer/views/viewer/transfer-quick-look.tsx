import type { Transfer } from '../../../electron/contract/transfer.ts';
import { saveFetched } from '../../actions/fetches.ts';
import { Veil } from '../../components/veil.tsx';
import { sourceOf } from '../../format/media-source.ts';
import { lookAt, useQuickLook } from '../../stores/quick-look-store.ts';
import { MediaView } from './media-view.tsx';
import { QuickLook } from './quick-look.tsx';

interface TransferQuickLookProps {
  /** Those shown, in their order. */
  readonly transfers: readonly Transfer[];
  /** Gives the keyboard back to the last one looked at. */
  readonly onClosed: (id: string) => void;
}

/** The files of transfers one by one: what was fetched, and what is yet to be sent. */
export function TransferQuickLook({ transfers, onClosed }: TransferQuickLookProps) {
  const id = useQuickLook(({ looked }) => (looked?.kind === 'transfer' ? looked.id : null));
  const sources = id === null ? [] : transfers.flatMap((transfer) => sourceOf(transfer) ?? []);
  const at = sources.findIndex((one) => one.id === id);
  const source = sources[at] ?? null;
  return (
    <QuickLook
      looked={source}
      at={at}
      count={sources.length}
      onMove={(by) => {
        const next = sources[at + by];
        if (next) lookAt({ kind: 'transfer', id: next.id });
      }}
      onClosed={onClosed}
      onSave={source?.isFetched ? () => void saveFetched(source.id) : undefined}
    >
      {source?.isFetched ? (
        <Veil key={source.id}>
          <MediaView source={source} />
        </Veil>
      ) : source ? (
        <MediaView source={source} />
      ) : null}
    </QuickLook>
  );
}
