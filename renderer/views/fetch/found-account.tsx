import { Building2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../../../electron/contract/mention.ts';
import { changeSettings } from '../../actions/settings.ts';
import { Button } from '../../components/button.tsx';
import { addressedElsewhere } from '../../format/addressed.ts';
import { useAccounts, useChosenAccount } from '../../stores/account-store.ts';
import styles from './found-sources.module.css';

/** Messages that were sent to the company of another account: the chosen one cannot fetch what is in them. */
export function FoundAccount({ mentions }: { mentions: readonly Mention[] }) {
  const { t } = useTranslation();
  const accounts = useAccounts((state) => state.accounts);
  const chosen = useChosenAccount();
  const other = useMemo(() => addressedElsewhere(mentions, accounts, chosen), [accounts, chosen, mentions]);
  if (!other) return null;
  const { account, count } = other;
  return (
    <div className={styles['notes']} role="status">
      <div className={styles['line']}>
        <Building2 aria-hidden="true" className={styles['problem']} />
        <span className={styles['words']}>{t('paste.otherAccount', { count, account: account.name })}</span>
        <Button size="small" onPress={() => void changeSettings({ chosenAccountId: account.id })}>
          {t('paste.switchTo', { account: account.name })}
        </Button>
      </div>
    </div>
  );
}
