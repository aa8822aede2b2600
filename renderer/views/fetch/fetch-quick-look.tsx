import type { FetchedMedia } from '../../../electron/contract/media.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { saveFetched } from '../../actions/fetches.ts';
import { lookAt, useQuickLook } from '../../stores/quick-look-store.ts';
import { fetchedSource } from '../viewer/media-source.ts';
import { MediaView } from '../viewer/media-view.tsx';
import { QuickLook } from '../viewer/quick-look.tsx';
import { focusTile } from './fetch-tile.tsx';

/** A fetch that brought its file. */
type Seen = Transfer & { readonly fetched: FetchedMedia };

const isSeen = (transfer: Transfer): transfer is Seen => transfer.fetched !== null;

/** The fetched files one by one; the keyboard goes back to the tile of the last. */
export function FetchQuickLook({ fetches }: { fetches: readonly Transfer[] }) {
  const id = useQuickLook((state) => state.id);
  const shown = id === null ? [] : fetches.filter(isSeen);
  const at = shown.findIndex((transfer) => transfer.id === id);
  const transfer = shown[at];
  const source = transfer ? fetchedSource(transfer, transfer.fetched) : null;
  return (
    <QuickLook
      looked={source}
      at={at}
      count={shown.length}
      onMove={(by) => lookAt(shown[at + by]?.id ?? null)}
      onClose={() => {
        lookAt(null);
        if (id !== null) focusTile(id);
      }}
      onSave={() => {
        if (source) void saveFetched(source.id);
      }}
    >
      {source ? <MediaView source={source} /> : null}
    </QuickLook>
  );
}
