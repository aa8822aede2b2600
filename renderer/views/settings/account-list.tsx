import { Pencil, Plus, SlidersHorizontal, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../electron/contract/account.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { PlatformMark } from '../../components/platform-mark.tsx';
import { useAccounts } from '../../stores/account-store.ts';
import { askFor, openAccountForm, openLimits } from '../../stores/view-store.ts';
import { TokenLife } from './token-life.tsx';
import styles from './account-list.module.css';

/** The accounts with where each one's secret is; never the secret. */
export function AccountList() {
  const { t } = useTranslation();
  const accounts = useAccounts((state) => state.accounts);
  return (
    <section>
      <header className={styles['head']}>
        <div>
          <h2 className={styles['title']}>{t('settings.accounts')}</h2>
          <p className={styles['text']}>{t('settings.accountsText')}</p>
        </div>
        <Button icon={<Plus aria-hidden="true" />} onPress={() => openAccountForm(null)}>
          {t('action.addAccount')}
        </Button>
      </header>
      {accounts.length > 0 ? (
        <ul className={styles['list']}>
          {accounts.map((account) => (
            <AccountEntry key={account.id} account={account} />
          ))}
        </ul>
      ) : (
        <p className={styles['none']}>{t('settings.noAccounts')}</p>
      )}
    </section>
  );
}

function AccountEntry({ account }: { account: Account }) {
  const { t } = useTranslation();
  const nameId = useId();
  const isBroken = account.secretKept === 'missing';
  const platforms = [...new Set([account.platform, account.imitates])].map((platform) =>
    t(`platform.${platform}`),
  );
  const kept = t(`account.kept.${account.secretKept}`);
  return (
    <li className={styles['entry']}>
      <PlatformMark platform={account.platform} />
      <div className={styles['words']}>
        <span id={nameId} className={styles['name']}>
          {account.name}
        </span>
        <Facts className={styles['facts']} facts={[...platforms, account.ownerId, isBroken ? null : kept]} />
        {isBroken ? <span className={styles['broken']}>{kept}</span> : null}
        <Facts
          className={styles['facts']}
          facts={[
            account.tokenExpiresAt === null ? null : (
              <TokenLife expiresAt={account.tokenExpiresAt} clockOffsetMs={account.clockOffsetMs} />
            ),
            account.baseUrl,
          ]}
        />
      </div>
      <IconButton label={t('limits.open')} aria-describedby={nameId} onPress={() => openLimits(account.id)}>
        <SlidersHorizontal aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('action.edit')}
        aria-describedby={nameId}
        onPress={() => openAccountForm(account.id)}
      >
        <Pencil aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('action.remove')}
        aria-describedby={nameId}
        onPress={() => askFor({ kind: 'remove_account', id: account.id, name: account.name })}
      >
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  );
}
