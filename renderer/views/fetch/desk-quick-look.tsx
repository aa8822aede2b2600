import { lookedAtTile } from '../../actions/desk-selection.ts';
import { useDesk } from '../../stores/desk-store.ts';
import { useQuickLook } from '../../stores/quick-look-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { TransferQuickLook } from '../viewer/transfer-quick-look.tsx';
import { focusTile } from './fetch-tile.tsx';

/** The tiles shown, one by one in their order. The keyboard is afterwards on what was looked at. */
export function DeskQuickLook() {
  const isLooked = useQuickLook(({ looked }) => looked?.kind === 'transfer');
  const order = useDesk((state) => state.order);
  const byId = useTransfers((state) => (isLooked ? state.byId : null));
  const transfers = byId ? order.flatMap((id) => byId.get(id) ?? []) : [];
  return (
    <TransferQuickLook
      transfers={transfers}
      onClosed={(id) => {
        lookedAtTile(id);
        focusTile(id);
      }}
    />
  );
}
