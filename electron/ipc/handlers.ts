import type { ExternalLink, StartState } from '../contract/api.ts';
import { fail, succeed } from '../contract/errors.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from './handle.ts';

/** What the handlers need of the desktop itself. */
export interface DesktopActions {
  readonly about: StartState['about'];
  /** False where the clipboard holds something else afterwards. */
  readonly writeClipboard: (text: string) => Promise<boolean>;
  readonly openExternal: (link: ExternalLink) => Promise<void>;
}

/** Which service answers which request; nothing is decided here. */
export function createHandlers(desk: Desk, desktop: DesktopActions): Handlers {
  const { accounts, fetches, history, library, settings, transfers, uploads } = desk;
  return {
    start: async () =>
      succeed({
        accounts: accounts.list(),
        transfers: transfers.list(),
        settings: settings.get(),
        language: settings.language(),
        keychain: await desk.keychain(),
        about: desktop.about,
      }),
    keychain: async () => succeed(await desk.keychain()),
    saveAccount: (input) => accounts.save(input),
    removeAccount: ({ id }) => accounts.remove(id),
    testConnection: (input) => desk.testConnection(input),
    addFiles: ({ accountId, files }) => uploads.add(accountId, files),
    putThumbnail: ({ id, bytes }) => desk.putThumbnail(id, bytes),
    fetchMedia: ({ accountId, mediaIds }) => fetches.add(accountId, mediaIds),
    saveFetched: ({ id }) => fetches.save(id),
    retryTransfers({ ids, allowPlainHttp }) {
      transfers.retry(ids, allowPlainHttp);
      return succeed(ids.flatMap((id) => transfers.find(id) ?? []));
    },
    cancelTransfers({ ids }) {
      transfers.cancel(ids);
      return succeed(null);
    },
    dismissTransfers: ({ ids }) => desk.dismissTransfers(ids),
    libraryPage: (query) => library.page(query),
    removeRecords: ({ ids }) => library.remove(ids),
    changeRecords: ({ ids, change }) => library.change(ids, change),
    recordHistory: ({ id }) => succeed(history.of(id)),
    exportRecords: (request) => library.export(request),
    importRecords: () => library.import(),
    copyRecords: ({ ids, format }) => library.copy(ids, format),
    copyText: async ({ text }) =>
      (await desktop.writeClipboard(text)) ? succeed(null) : fail('clipboard_failed'),
    changeSettings: (change) => settings.change(change),
    async openExternal({ link }) {
      await desktop.openExternal(link);
      return succeed(null);
    },
  };
}
