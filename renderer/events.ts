import type { Result } from '../electron/contract/errors.ts';
import { refreshHistory } from './actions/history.ts';
import { settleFits } from './actions/fit.ts';
import { followChosenAccount, refreshLibrary } from './actions/library.ts';
import { loadStartState } from './actions/start.ts';
import { finishBatches } from './actions/uploads.ts';
import { bridge } from './bridge.ts';
import { putAccounts } from './stores/account-store.ts';
import { forgetTiles } from './stores/desk-store.ts';
import { notifyError } from './stores/notice-store.ts';
import { putSaveProgress } from './stores/save-panel-store.ts';
import { useSettings } from './stores/settings-store.ts';
import { dropTransfers, putTransfers } from './stores/transfer-store.ts';

export interface Connection {
  /** Settles once main's state at the start is in the stores. */
  readonly started: Promise<Result<null>>;
  readonly stop: () => void;
}

/**
 * Fills the stores with main's state and keeps them so. It listens before it asks, and events that come before the
 * answer are applied after it: the answer may be older than they are.
 */
export function connectToMain(): Connection {
  const main = bridge();
  const afterStart =
    <T>(apply: (value: T) => void) =>
    (value: T) =>
      void started.then(() => apply(value));
  const stops = [
    main.onTransfersChanged(
      afterStart((transfers) => {
        putTransfers(transfers);
        settleFits(transfers.map(({ id }) => id));
        void finishBatches();
      }),
    ),
    main.onTransfersRemoved(afterStart(forgetTransfers)),
    main.onLibraryChanged(
      afterStart(() => {
        void refreshLibrary();
        void refreshHistory();
      }),
    ),
    main.onAccountsChanged(
      afterStart((accounts) => {
        putAccounts(accounts);
        void followChosenAccount();
      }),
    ),
    main.onSettingsChanged(
      afterStart(({ settings, language }) => {
        useSettings.setState({ settings, language });
        void followChosenAccount();
      }),
    ),
    main.onNetworkChanged(afterStart((network) => useSettings.setState({ network }))),
    main.onSaveProgressed(afterStart(putSaveProgress)),
    main.onNoticeRaised(afterStart((error) => notifyError(error))),
  ];
  const started = loadStartState();
  // What went on by itself may be done already.
  void started.then(finishBatches);
  return {
    started,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function forgetTransfers(ids: readonly string[]): void {
  dropTransfers(ids);
  settleFits(ids);
  forgetTiles(ids);
  void finishBatches();
}
