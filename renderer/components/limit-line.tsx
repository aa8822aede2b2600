import { limitsOf } from '../../electron/contract/limits-profile.ts';
import type { MediaType } from '../../electron/contract/media.ts';
import { limitWords, sourceWords } from '../format/preflight-words.ts';
import { useAccount } from '../stores/account-store.ts';
import { openLimits } from '../stores/view-store.ts';
import { Facts } from './facts.tsx';
import { useWords } from './words.tsx';
import styles from './limit-line.module.css';

interface LimitLineProps {
  readonly accountId: string;
  readonly type: MediaType | null;
  readonly inTabOrder: boolean;
}

/** The limit a file is held to, who says so and when, and the way to change it. */
export function LimitLine({ accountId, type, inTabOrder }: LimitLineProps) {
  const { t, language } = useWords();
  const account = useAccount(accountId);
  const limit = account && type && limitsOf(account.imitates, account.limits)[type];
  if (!limit) return null;
  return (
    <div className={styles['line']}>
      <Facts
        className={styles['limit']}
        facts={[
          t('preflight.limit', { type: t(`type.${type}`) }),
          ...limitWords(t, language, limit),
          sourceWords(t, limit),
        ]}
      />
      <button
        type="button"
        className={styles['change']}
        tabIndex={inTabOrder ? 0 : -1}
        onClick={() => openLimits(accountId)}
      >
        {t('preflight.changeLimits')}
      </button>
    </div>
  );
}
