import type { i18n } from 'i18next';
import { followChosenAccount, refreshLibrary } from './actions/library.ts';
import { finishBatches } from './actions/uploads.ts';
import { bridge } from './bridge.ts';
import { putAccounts } from './stores/account-store.ts';
import { selectFetched, useFetchBox } from './stores/fetch-store.ts';
import { notifyError } from './stores/notice-store.ts';
import { useSettings } from './stores/settings-store.ts';
import { dropTransfers, putTransfers } from './stores/transfer-store.ts';

/** Writes what main tells into the stores. Returns how to stop listening. */
export function listenToMain(words: i18n): () => void {
  const main = bridge();
  const stops = [
    main.onTransfersChanged((transfers) => {
      putTransfers(transfers);
      void finishBatches();
    }),
    main.onTransfersRemoved((ids) => {
      dropTransfers(ids);
      const { selectedId } = useFetchBox.getState();
      if (selectedId !== null && ids.includes(selectedId)) selectFetched(null);
      void finishBatches();
    }),
    main.onLibraryChanged(() => void refreshLibrary()),
    main.onAccountsChanged((accounts) => {
      putAccounts(accounts);
      void followChosenAccount();
    }),
    main.onSettingsChanged(({ settings, language }) => {
      useSettings.setState({ settings, language });
      void words.changeLanguage(language);
    }),
    main.onNoticeRaised(notifyError),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
