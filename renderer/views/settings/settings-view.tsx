import { useView } from '../../stores/view-store.ts';
import { AccountForm } from './account-form.tsx';
import { SettingsPage } from './settings-page.tsx';
import { useAccount } from '../../stores/account-store.ts';

/** Settings, or the account form in its place. */
export function SettingsView() {
  const form = useView((state) => state.accountForm);
  const account = useAccount(form?.id ?? null);
  if (!form) return <SettingsPage />;
  return <AccountForm key={form.id ?? 'new'} account={account} />;
}
