import type { Transfer } from '../../electron/contract/transfer.ts';
import { retryTransfers } from '../actions/transfers.ts';
import { useAccount } from '../stores/account-store.ts';
import { ErrorNotice } from './error-notice.tsx';

/** Why a transfer failed, with the buttons that cure it; nothing for one that did not fail. */
export function TransferFailure({ transfer: { id, state, error, accountId } }: { transfer: Transfer }) {
  const account = useAccount(accountId);
  if (state !== 'failed' || !error) return null;
  return (
    <ErrorNotice
      error={error}
      accountId={account?.id ?? null}
      imitates={account?.imitates ?? null}
      onRetry={() => void retryTransfers([id])}
      onPlainHttp={() => void retryTransfers([id], true)}
    />
  );
}
