import type { Transfer } from '../../electron/contract/transfer.ts';
import { copyMediaId } from '../actions/clipboard.ts';
import { retryTransfers } from '../actions/transfers.ts';
import { useAccount } from '../stores/account-store.ts';
import { ErrorNotice } from './error-notice.tsx';
import { MediaId } from './media-id.tsx';

/** Why a transfer failed, with the buttons that cure it; nothing for one that did not fail. */
export function TransferFailure({
  transfer,
  inTabOrder = true,
}: {
  transfer: Transfer;
  inTabOrder?: boolean;
}) {
  const { id, state, error, accountId, mediaId } = transfer;
  const account = useAccount(accountId);
  if (state !== 'failed' || !error) return null;
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
