import { create } from 'zustand';
import type { KeychainState } from '../../electron/contract/account.ts';
import type { StartState } from '../../electron/contract/api.ts';
import { DEFAULT_NETWORK, type NetworkState } from '../../electron/contract/network.ts';
import { DEFAULT_SETTINGS, type Language, type Settings } from '../../electron/contract/settings.ts';

interface SettingsState {
  readonly settings: Settings;
  readonly language: Language;
  readonly keychain: KeychainState;
  readonly network: NetworkState;
  readonly about: StartState['about'];
}

/** Main's settings and what it said of this computer. */
export const useSettings = create<SettingsState>(() => ({
  settings: DEFAULT_SETTINGS,
  language: 'en',
  keychain: { available: true, backend: '' },
  network: DEFAULT_NETWORK,
  about: { version: '', electron: '', platform: '', secondSource: false },
}));

export const useLanguage = (): Language => useSettings((state) => state.language);
