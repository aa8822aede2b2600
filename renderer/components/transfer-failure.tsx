import type { Transfer } from '../../electron/contract/transfer.ts';
import { copyMediaId } from '../actions/clipboard.ts';
import { retryTransfers } from '../actions/transfers.ts';
import { useAccount } from '../stores/account-store.ts';
import { isStuck } from '../stores/transfer-totals.ts';
import { ErrorNotice } from './error-notice.tsx';
import { MediaId } from './media-id.tsx';

/** Why a transfer failed or what secret it lacks, with the buttons that cure it; nothing for any other. */
export function TransferFailure({
  transfer,
  inTabOrder = true,
}: {
  transfer: Transfer;
  inTabOrder?: boolean;
}) {
  const { id, error, accountId, mediaId } = transfer;
  const account = useAccount(accountId);
  if (!error || !isStuck(transfer)) return null;
  return (
    <>
      <ErrorNotice
        error={error}
        accountId={account?.id ?? null}
        imitates={account?.imitates ?? null}
        onRetry={() => void retryTransfers([id])}
        onPlainHttp={() => void retryTransfers([id], true)}
        inTabOrder={inTabOrder}
      />
      {error.code === 'record_not_written' && mediaId !== null ? (
        // No other place has it.
        <MediaId mediaId={mediaId} onCopy={() => void copyMediaId(mediaId)} />
      ) : null}
    </>
  );
}
