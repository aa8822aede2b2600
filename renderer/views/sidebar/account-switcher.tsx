import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Account } from '../../../electron/contract/account.ts';
import { chooseAccount } from '../../actions/accounts.ts';
import { Facts } from '../../components/facts.tsx';
import { PlatformMark } from '../../components/platform-mark.tsx';
import { useAccounts, useChosenAccount } from '../../stores/account-store.ts';
import { openAccountForm, setAccountMenuOpen, useView } from '../../stores/view-store.ts';
import menu from '../../components/menu.module.css';
import styles from './account-switcher.module.css';

const ADD = 'add';

/** Which account uploads and fetches go through; a new one is added here too. */
export function AccountSwitcher() {
  const { t } = useTranslation();
  const accounts = useAccounts((state) => state.accounts);
  const chosen = useChosenAccount();
  const isOpen = useView((state) => state.accountMenuOpen);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setAccountMenuOpen}>
      <Button className={styles['switcher'] ?? ''}>
        <span className="visually-hidden">{`${t('account.switcher')}: `}</span>
        <Chosen account={chosen} />
        <ChevronsUpDown aria-hidden="true" className={styles['chevron']} />
      </Button>
      <Popover className={menu['popover'] ?? ''} placement="bottom start" offset={4}>
        <Menu
          className={menu['list'] ?? ''}
          aria-label={t('account.switcher')}
          onAction={(key) => {
            if (key === ADD) openAccountForm(null);
            else void chooseAccount(String(key));
          }}
        >
          <MenuSection aria-label={t('settings.accounts')}>
            {accounts.map((account) => (
              <AccountItem key={account.id} account={account} isChosen={account.id === chosen?.id} />
            ))}
          </MenuSection>
          <Separator className={menu['separator'] ?? ''} />
          <MenuItem id={ADD} className={menu['item'] ?? ''}>
            <Plus aria-hidden="true" />
            {t('action.addAccount')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Chosen({ account }: { account: Account | null }) {
  const { t } = useTranslation();
  if (!account) return <span className={styles['names']}>{t('account.none')}</span>;
  return (
    <>
      <PlatformMark platform={account.platform} />
      <span className={styles['names']}>
        <span className={styles['name']} title={account.name}>
          {account.name}
        </span>
        {/* The menu's items say it; the button's name stays short. */}
        <span aria-hidden="true">
          <PlatformWords account={account} className={styles['platform'] ?? ''} />
        </span>
      </span>
    </>
  );
}

function AccountItem({ account, isChosen }: { account: Account; isChosen: boolean }) {
  return (
    <MenuItem id={account.id} textValue={account.name} className={menu['item'] ?? ''}>
      <PlatformMark platform={account.platform} />
      <span className={menu['grow']}>
        <span className={styles['name']}>{account.name}</span>
        <PlatformWords account={account} className={styles['inItem'] ?? ''} />
      </span>
      {isChosen ? <Check className={menu['check']} aria-hidden="true" /> : null}
    </MenuItem>
  );
}

/** WeCom, or Simulator and WeCom for one that imitates it. */
function PlatformWords({ account, className }: { account: Account; className: string }) {
  const { t } = useTranslation();
  const names = [...new Set([account.platform, account.imitates])].map((platform) =>
    t(`platform.${platform}`),
  );
  return <Facts className={className} facts={names} />;
}
