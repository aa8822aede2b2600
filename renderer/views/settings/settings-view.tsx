import { useView } from '../../stores/view-store.ts';
import { AccountForm } from './account-form.tsx';
import { NetworkPage } from './network-page.tsx';
import { LimitsPage } from './limits-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { useAccount } from '../../stores/account-store.ts';
import styles from './settings-view.module.css';

/** Settings, or the account form or an account's limits in its place. */
export function SettingsView() {
  const form = useView((state) => state.accountForm);
  const networkOpen = useView((state) => state.networkOpen);
  const account = useAccount(form?.id ?? null);
  const limited = useAccount(useView((state) => state.limitsOf));
  if (!form) return limited ? <LimitsPage key={limited.id} account={limited} /> : <SettingsPage />;
  return (
    <>
      {networkOpen ? <NetworkPage /> : null}
      {/* Hidden, not gone: what is typed in it stays. */}
      <div className={networkOpen ? styles['behind'] : styles['front']}>
        <AccountForm key={form.id ?? 'new'} account={account} />
      </div>
    </>
  );
}
