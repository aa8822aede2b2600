import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../electron/contract/account.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { fetchAgain } from '../../actions/desk.ts';
import { retryTransfers } from '../../actions/transfers.ts';
import { Button } from '../../components/button.tsx';
import { ErrorFoot } from '../../components/error-notice.tsx';
import type { GoneCause } from '../../format/gone-causes.ts';
import { goneSentence, goneTitle } from '../../format/gone-words.ts';
import { useAccount } from '../../stores/account-store.ts';
import { openAccountForm } from '../../stores/view-store.ts';
import { useGone } from './use-gone.ts';
import styles from './gone-reasons.module.css';

/** Accounts offered to be tried; those after them are hardly it. */
const MOST_OFFERED = 4;

/** Why the server has no such media, most likely first, each with what can be done about it. */
export function GoneReasons({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const gone = useGone(transfer);
  const imitates = useAccount(transfer.accountId)?.imitates ?? null;
  if (!gone) return null;
  const { reading, names } = gone;
  return (
    <section className={styles['reasons']} aria-label={t('gone.title')}>
      <h3 className={styles['title']}>
        {reading.evident ? goneTitle(t, reading.evident) : t('gone.title')}
        {reading.causes.length > 1 ? <span>{t('gone.likely')}</span> : null}
      </h3>
      <ol>
        {reading.causes.map((cause) => (
          <li key={cause.kind}>
            <p className="selectable">{goneSentence(t, cause, reading, names)}</p>
            <Cures transfer={transfer} cause={cause} accounts={reading.accounts} />
          </li>
        ))}
      </ol>
      {transfer.error ? (
        <ErrorFoot
          error={transfer.error}
          accountId={transfer.accountId}
          imitates={imitates}
          onRetry={() => void retryTransfers([transfer.id])}
        />
      ) : null}
    </section>
  );
}

interface CureButton {
  readonly words: string;
  readonly run: () => void;
}

function Cures({ transfer, cause, accounts }: CuresProps) {
  const { t } = useTranslation();
  const buttons = curesOf(t, transfer, cause, accounts);
  if (buttons.length === 0) return null;
  return (
    <div className={styles['cures']}>
      {buttons.map(({ words, run }, at) => (
        <Button key={at} size="small" onPress={run}>
          {words}
        </Button>
      ))}
    </div>
  );
}

interface CuresProps {
  readonly transfer: Transfer;
  readonly cause: GoneCause;
  readonly accounts: readonly Account[];
}

function curesOf(
  t: TFunction,
  transfer: Transfer,
  cause: GoneCause,
  accounts: readonly Account[],
): readonly CureButton[] {
  if (cause.kind === 'wrong_account') {
    if (cause.because === 'addressee_unknown')
      return [{ words: t('action.addAccount'), run: () => openAccountForm(null) }];
    return accounts.slice(0, MOST_OFFERED).map(({ id, name }) => ({
      words: t('gone.tryAccount', { account: name }),
      run: () => void fetchAgain(transfer, { accountId: id }),
    }));
  }
  if (cause.kind !== 'wrong_kind') return [];
  if (cause.other === 'ordinary_voice')
    return [{ words: t('gone.tryOrdinary'), run: () => void fetchAgain(transfer, { hdVoice: false }) }];
  if (cause.other === 'hd_voice')
    return [{ words: t('desk.fetchHd'), run: () => void fetchAgain(transfer, { hdVoice: true }) }];
  return [];
}
