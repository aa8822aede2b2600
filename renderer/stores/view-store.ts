import { create } from 'zustand';
import type { TransferGroup } from './transfer-totals.ts';

export const VIEWS = ['library', 'fetch', 'transfers', 'settings'] as const;
export type View = (typeof VIEWS)[number];

/** A loss the person is asked about. */
export type Confirmation =
  | { readonly kind: 'delete_records'; readonly ids: readonly string[]; readonly name: string }
  | { readonly kind: 'remove_account'; readonly id: string; readonly name: string }
  | { readonly kind: 'cancel_transfers'; readonly ids: readonly string[] }
  /** `unsaved`: files among them that were never saved; `sender`: everything they sent to this account's company. */
  | {
      readonly kind: 'remove_fetches';
      readonly ids: readonly string[];
      readonly unsaved: number;
      readonly sender: { readonly name: string; readonly account: string } | null;
    }
  | { readonly kind: 'renew_fetches'; readonly ids: readonly string[] };

interface ViewState {
  readonly view: View;
  /** The account form: null closed, `{ id: null }` a new account. */
  readonly accountForm: { readonly id: string | null } | null;
  /** Settings → Network was asked for: it stands before an open account form, else it is scrolled to. */
  readonly networkOpen: boolean;
  /** The account whose limits are shown in place of Settings; null: none. */
  readonly limitsOf: string | null;
  readonly accountMenuOpen: boolean;
  readonly transferFilter: TransferGroup | 'all';
  readonly confirmation: Confirmation | null;
}

export const useView = create<ViewState>(() => ({
  view: 'library',
  accountForm: null,
  networkOpen: false,
  limitsOf: null,
  accountMenuOpen: false,
  transferFilter: 'all',
  confirmation: null,
}));

export const showView = (view: View): void =>
  useView.setState({ view, accountForm: null, networkOpen: false, limitsOf: null });

export const openAccountForm = (id: string | null): void =>
  useView.setState({
    view: 'settings',
    accountForm: { id },
    networkOpen: false,
    limitsOf: null,
    accountMenuOpen: false,
  });

export const closeAccountForm = (): void => useView.setState({ accountForm: null, networkOpen: false });

export const openNetwork = (): void =>
  useView.setState({ view: 'settings', networkOpen: true, limitsOf: null });

export const openLimits = (id: string): void =>
  useView.setState({ view: 'settings', accountForm: null, networkOpen: false, limitsOf: id });

export const closeLimits = (): void => useView.setState({ limitsOf: null });

export const closeNetwork = (): void => useView.setState({ networkOpen: false });

/** One step back in Settings: from Network to the form it stands before, else out of the form or the limits. */
export function leaveForm(): void {
  if (useView.getState().networkOpen) closeNetwork();
  else useView.setState({ accountForm: null, limitsOf: null });
}

export const setAccountMenuOpen = (accountMenuOpen: boolean): void => useView.setState({ accountMenuOpen });

export const setTransferFilter = (transferFilter: TransferGroup | 'all'): void =>
  useView.setState({ transferFilter });

export const askFor = (confirmation: Confirmation | null): void => useView.setState({ confirmation });
