import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  EVENT_NAMES,
  type Bridge,
  type Events,
  type EventName,
  type StartState,
} from '../../../electron/contract/api.ts';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import { DEFAULT_NETWORK } from '../../../electron/contract/network.ts';
import { DEFAULT_SETTINGS } from '../../../electron/contract/settings.ts';
import { showHistory } from '../../../renderer/actions/history.ts';
import { changeSettings } from '../../../renderer/actions/settings.ts';
import { connectToMain } from '../../../renderer/events.ts';
import { createI18n, followLanguage } from '../../../renderer/i18n.ts';
import { chosenAccount, useAccounts } from '../../../renderer/stores/account-store.ts';
import { useBatches } from '../../../renderer/stores/batch-store.ts';
import { useLibrary } from '../../../renderer/stores/library-store.ts';
import { useNotices } from '../../../renderer/stores/notice-store.ts';
import { useSavePanel } from '../../../renderer/stores/save-panel-store.ts';
import { useSettings } from '../../../renderer/stores/settings-store.ts';
import { useTransfers } from '../../../renderer/stores/transfer-store.ts';
import { useFakeBridge } from './fake-bridge.ts';
import { sampleAccount, sampleTransfer } from './samples.ts';

const START: StartState = {
  accounts: [sampleAccount()],
  transfers: [sampleTransfer({ id: 'a', state: 'running' }), sampleTransfer({ id: 'b' })],
  resumed: [],
  settings: DEFAULT_SETTINGS,
  language: 'en',
  keychain: { available: true, backend: 'gnome_libsecret' },
  network: DEFAULT_NETWORK,
  libraryNotice: null,
  saveProgress: null,
  about: { version: '1', electron: '45', platform: 'linux', secondSource: false },
};

/** A main process that tells what it is told to, and answers `start` when it is let. */
function fakeMain(more: Partial<Bridge> = {}) {
  const listeners = new Map<string, (value: never) => void>();
  const listen = (name: string) => (listener: (value: never) => void) => {
    listeners.set(name, listener);
    return () => void listeners.delete(name);
  };
  let answer: (state: Result<StartState>) => void = () => undefined;
  const calls = useFakeBridge({
    start: () => new Promise((resolve) => (answer = resolve)),
    libraryPage: () => Promise.resolve(succeed({ rows: [], total: 0 })),
    onTransfersChanged: listen('transfersChanged'),
    onTransfersRemoved: listen('transfersRemoved'),
    onLibraryChanged: listen('libraryChanged'),
    onAccountsChanged: listen('accountsChanged'),
    onSettingsChanged: listen('settingsChanged'),
    onNetworkChanged: listen('networkChanged'),
    onSaveProgressed: listen('saveProgressed'),
    onNoticeRaised: listen('noticeRaised'),
    ...more,
  });
  return {
    calls,
    listeners,
    start: (state: Result<StartState>) => answer(state),
    tell: <K extends EventName>(name: K, value: Events[K]) => listeners.get(name)?.(value as never),
  };
}

const states = () => [...useTransfers.getState().byId.values()].map(({ id, state }) => `${id} ${state}`);

describe('the page and main', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
    useTransfers.setState({ byId: new Map() });
    useAccounts.setState({ accounts: [] });
    useSettings.setState({ settings: DEFAULT_SETTINGS, language: 'en' });
    useLibrary.setState(useLibrary.getInitialState(), true);
    useNotices.setState({ toasts: [] });
    useBatches.setState({ batches: [] });
  });

  test('what main tells while it is asked for its state is not lost, and newer than that state', async () => {
    const main = fakeMain();
    const { started } = connectToMain();
    main.tell('transfersChanged', [sampleTransfer({ id: 'a', state: 'done' }), sampleTransfer({ id: 'c' })]);
    main.tell('transfersRemoved', ['b']);
    main.tell('settingsChanged', { settings: { ...DEFAULT_SETTINGS, theme: 'dark' }, language: 'zh-CN' });
    main.start(succeed(START));
    expect(await started).toEqual(succeed(null));
    await vi.waitFor(() => expect(states()).toEqual(['a done', 'c running']));
    expect(useSettings.getState()).toMatchObject({ settings: { theme: 'dark' }, language: 'zh-CN' });
  });

  test('a page that starts while files are saved shows how far that has come, until it hears more', async () => {
    const main = fakeMain();
    const { started } = connectToMain();
    const saveProgress = { done: 3, total: 9, bytesDone: 30, bytesTotal: 90, fetching: 0 };
    main.start(succeed({ ...START, saveProgress }));
    await started;
    expect(useSavePanel.getState().progress).toEqual(saveProgress);
    main.tell('saveProgressed', null);
    await vi.waitFor(() => expect(useSavePanel.getState().progress).toBeNull());
  });

  test('uploads of the last run that go on are told of, and again when done, but not copied unasked', async () => {
    const main = fakeMain();
    const { started } = connectToMain();
    main.start(succeed({ ...START, resumed: ['a'] }));
    await started;
    const notices = () => useNotices.getState().toasts.map(({ notice }) => notice);
    expect(notices()).toEqual([{ kind: 'uploads_go_on', count: 1 }]);
    main.tell('transfersChanged', [sampleTransfer({ id: 'a', state: 'done' })]);
    await vi.waitFor(() =>
      expect(notices()).toContainEqual({ kind: 'batch_done', done: 1, failed: 0, copied: false }),
    );
    expect(main.calls.map(({ name }) => name)).not.toContain('copyRecords');
  });

  test('uploads of the last run that were done before the page was there are reported as done', async () => {
    const main = fakeMain();
    const { started } = connectToMain();
    main.start(
      succeed({ ...START, transfers: [sampleTransfer({ state: 'done' })], resumed: ['transfer-1'] }),
    );
    await started;
    await vi.waitFor(() =>
      expect(useNotices.getState().toasts.map(({ notice }) => notice)).toEqual([
        { kind: 'batch_done', done: 1, failed: 0, copied: false },
      ]),
    );
  });

  test('events are heard even where the first answer never came', async () => {
    const main = fakeMain();
    const { started } = connectToMain();
    main.tell('accountsChanged', [sampleAccount()]);
    main.start(fail('app_fault'));
    expect(await started).toEqual(fail('app_fault'));
    await vi.waitFor(() => expect(useAccounts.getState().accounts).toHaveLength(1));
  });

  test('part when the page goes', () => {
    const main = fakeMain();
    const connection = connectToMain();
    expect(main.listeners.size).toBe(EVENT_NAMES.length);
    connection.stop();
    expect(main.listeners.size).toBe(0);
  });

  test('a setting changes when main says so, and the library follows the account it names', async () => {
    const second = sampleAccount({ id: 'account-2' });
    const settings = { ...DEFAULT_SETTINGS, chosenAccountId: 'account-2' };
    const main = fakeMain({ changeSettings: () => Promise.resolve(succeed(settings)) });
    const { started } = connectToMain();
    main.start(succeed({ ...START, accounts: [sampleAccount(), second] }));
    await started;
    await changeSettings({ chosenAccountId: 'account-2' });
    expect(chosenAccount()?.id).toBe('account-1');
    main.tell('settingsChanged', { settings, language: 'en' });
    await vi.waitFor(() => expect(useLibrary.getState().listing.filter.accountId).toBe('account-2'));
    expect(chosenAccount()?.id).toBe('account-2');
  });

  test('the history in view is asked for again when the library changes', async () => {
    const main = fakeMain({ recordHistory: () => Promise.resolve(succeed([])) });
    const { started } = connectToMain();
    main.start(succeed(START));
    await started;
    await showHistory('record-1');
    main.tell('libraryChanged', { added: [] });
    const asked = () => main.calls.filter(({ name }) => name === 'recordHistory').length;
    await vi.waitFor(() => expect(asked()).toBe(2));
    await showHistory(null);
  });

  test('the words change with the language', async () => {
    useSettings.setState({ language: 'zh-CN' });
    const words = await createI18n('en');
    const stop = followLanguage(words);
    await vi.waitFor(() => expect(words.t('nav.settings')).toBe('设置'));
    useSettings.setState({ language: 'en' });
    await vi.waitFor(() => expect(words.t('nav.settings')).toBe('Settings'));
    stop();
  });
});
