import { create } from 'zustand';
import type { Account } from '../../electron/contract/account.ts';
import { useSettings } from './settings-store.ts';

interface AccountState {
  readonly accounts: readonly Account[];
}

export const useAccounts = create<AccountState>(() => ({ accounts: [] }));

export const putAccounts = (accounts: readonly Account[]): void => useAccounts.setState({ accounts });

const choose = (accounts: readonly Account[], id: string | null): Account | null =>
  accounts.find((account) => account.id === id) ?? accounts[0] ?? null;

/** The account that uploads and fetches go through: the chosen one, or the first where that is gone. */
export const chosenAccount = (): Account | null =>
  choose(useAccounts.getState().accounts, useSettings.getState().settings.chosenAccountId);

export function useChosenAccount(): Account | null {
  const chosenId = useSettings((state) => state.settings.chosenAccountId);
  return useAccounts((state) => choose(state.accounts, chosenId));
}

export const useAccount = (id: string | null): Account | null =>
  useAccounts((state) => state.accounts.find((account) => account.id === id) ?? null);
