import type { ExternalLink, StartState } from '../contract/api.ts';
import { fail, succeed } from '../contract/errors.ts';
import type { ShownFolder } from '../contract/storage.ts';
import type { Desk } from '../desk.ts';
import { createFetchUseHandlers } from './fetch-use-handlers.ts';
import type { Handlers } from './handle.ts';
import { createSaveHandlers } from './save-handlers.ts';

/** What the handlers need of the desktop itself. */
export interface DesktopActions {
  readonly about: StartState['about'];
  /** False where the clipboard holds something else afterwards. */
  readonly writeClipboard: (text: string) => Promise<boolean>;
  readonly openExternal: (link: ExternalLink) => Promise<void>;
  /** False where it could not be shown. */
  readonly showFolder: (folder: ShownFolder) => Promise<boolean>;
  /** Takes the drag that the page began over to the desktop, with this file. */
  readonly startDrag: (path: string) => void;
  /** Opens a document with the system's program for its suffix; false where there is none. */
  readonly openFile: (path: string) => Promise<boolean>;
  /** False where it could not be shown. */
  readonly openFolder: (path: string) => Promise<boolean>;
  readonly setFullScreen: (on: boolean) => void;
}

/** Which service answers which request; nothing is decided here. */
export function createHandlers(desk: Desk, desktop: DesktopActions): Handlers {
  const { accounts, fetches, history, library, mediaUses, settings, transfers, uploads } = desk;
  return {
    start: async () => succeed(await startState(desk, desktop.about)),
    keychain: async () => succeed(await desk.keychain()),
    saveAccount: (input) => accounts.save(input),
    removeAccount: ({ id }) => accounts.remove(id),
    changeLimits: ({ accountId, limits }) => accounts.changeLimits(accountId, limits),
    testConnection: (input) => desk.testConnection(input),
    addFiles: ({ accountId, files, follows }) => uploads.add(accountId, files, follows),
    putThumbnail: ({ id, bytes }) => desk.previews.putThumbnail(id, bytes),
    fetchMedia: ({ accountId, mentions }) => fetches.add(accountId, mentions),
    removeFetches: ({ ids }) => desk.retention.remove(ids),
    pinFetches: ({ ids, pinned }) => fetches.pin(ids, pinned),
    ...createFetchUseHandlers(desk.fetchUses),
    saveFetched: ({ id }) => fetches.save(id),
    ...createSaveHandlers(desk.saves, desktop.openFolder),
    decodeSilk: ({ id }) => mediaUses.decodeSilk(id),
    saveVoice: ({ id, wav }) => mediaUses.saveVoice(id, wav),
    copyPicture: ({ id, png }) => mediaUses.copyPicture(id, png),
    async dragFetched({ id }) {
      const copy = await mediaUses.forDragging(id);
      if (!copy.ok) return copy;
      desktop.startDrag(copy.value);
      return succeed(null);
    },
    async openPdf({ id }) {
      const copy = await mediaUses.forReading(id);
      if (!copy.ok) return copy;
      return (await desktop.openFile(copy.value)) ? succeed(null) : fail('file_not_opened');
    },
    setFullScreen({ on }) {
      desktop.setFullScreen(on);
      return succeed(null);
    },
    retryTransfers({ ids, allowPlainHttp }) {
      transfers.retry(ids, allowPlainHttp);
      return succeed(ids.flatMap((id) => transfers.find(id) ?? []));
    },
    pauseTransfers({ ids }) {
      transfers.pause(ids);
      return succeed(null);
    },
    resumeTransfers({ ids }) {
      transfers.resume(ids);
      return succeed(null);
    },
    moveTransfers({ ids, before }) {
      transfers.move(ids, before);
      return succeed(null);
    },
    decideUploads({ ids, decision }) {
      transfers.decide(ids, decision);
      return succeed(null);
    },
    putFitted: ({ id, bytes }) => uploads.putFitted(id, bytes),
    cancelTransfers({ ids }) {
      transfers.cancel(ids);
      return succeed(null);
    },
    dismissTransfers: ({ ids }) => desk.dismissTransfers(ids),
    libraryPage: (query) => library.page(query),
    libraryOutlines: (query) => library.outlines(query),
    removeRecords: ({ ids }) => library.remove(ids),
    changeRecords: ({ ids, change }) => library.change(ids, change),
    recordHistory: ({ id }) => succeed(history.of(id)),
    exportRecords: (request) => library.export(request),
    importRecords: () => library.import(),
    copyRecords: ({ ids, format }) => library.copy(ids, format),
    async copyText({ text }) {
      const copied = await desktop.writeClipboard(text);
      desk.audit({ action: 'copy', count: 1, format: 'text', result: copied ? 'ok' : 'clipboard_failed' });
      return copied ? succeed(null) : fail('clipboard_failed');
    },
    changeSettings: (change) => settings.change(change),
    async openExternal({ link }) {
      await desktop.openExternal(link);
      return succeed(null);
    },
    saveProxy: (input) => desk.network.saveProxy(input),
    chooseCaFile: () => desk.network.chooseCaFile(),
    removeCaFile: () => desk.network.removeCaFile(),
    lastBackup: async () => succeed(await desk.keeping.backups.newest()),
    backUpNow: () => desk.keeping.backups.run(),
    showFolder: async ({ folder }) =>
      (await desktop.showFolder(folder)) ? succeed(null) : fail('folder_not_shown'),
    dismissLibraryNotice: () => desk.keeping.libraryNotices.clear(),
  };
}

const startState = async (desk: Desk, about: StartState['about']): Promise<StartState> => ({
  accounts: desk.accounts.list(),
  transfers: desk.transfers.list(),
  resumed: desk.takeResumed(),
  settings: desk.settings.get(),
  language: desk.settings.language(),
  keychain: await desk.keychain(),
  network: desk.network.state(),
  libraryNotice: desk.keeping.libraryNotices.read(),
  saveProgress: desk.saves.progress(),
  about,
});
