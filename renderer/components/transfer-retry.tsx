import { dialectOf } from '../../electron/contract/account.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { retryTransfers } from '../actions/transfers.ts';
import { errorText } from '../format/error-text.ts';
import { retryFacts } from '../format/retry-words.ts';
import { useAccount } from '../stores/account-store.ts';
import { ErrorFoot } from './error-notice.tsx';
import { Facts } from './facts.tsx';
import { useNowUntil } from './use-now-until.ts';
import { useWords } from './words.tsx';
import styles from './transfer-retry.module.css';

/** Why a transfer waits to be tried again and until when, with Retry for those who will not wait; else nothing. */
export function TransferRetry({ transfer, inTabOrder }: { transfer: Transfer; inTabOrder: boolean }) {
  const { id, state, error, retryAt, accountId } = transfer;
  const account = useAccount(accountId);
  if (state !== 'retrying' || !error || retryAt === null) return null;
  return (
    <div className={styles['wait']}>
      <Wait error={error} at={retryAt} accountId={accountId} />
      <ErrorFoot
        error={error}
        accountId={account?.id ?? null}
        imitates={account?.imitates ?? null}
        onRetry={() => void retryTransfers([id])}
        inTabOrder={inTabOrder}
      />
    </div>
  );
}

function Wait({ error, at, accountId }: { error: AppError; at: number; accountId: string }) {
  const { t, language } = useWords();
  const account = useAccount(accountId);
  const now = useNowUntil(at);
  const dialect = account && dialectOf(account.imitates);
  const { title, cure } = errorText(error, dialect, language);
  return (
    <span className={styles['words']} title={`${title}\n${cure}`}>
      <Facts facts={retryFacts(t, { error, at, now, dialect, language })} />
    </span>
  );
}
