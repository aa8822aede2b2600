import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { dialectOf, type AccountInput } from './contract/account.ts';
import type { Emit } from './contract/api.ts';
import type { WriteAudit } from './contract/audit.ts';
import { succeed, type Result } from './contract/errors.ts';
import type { Language, Settings } from './contract/settings.ts';
import { createAccessTokens } from './services/access-tokens.ts';
import { createAccounts } from './services/accounts.ts';
import { auditEnds } from './services/audit-transfer.ts';
import { createFetches, type ChooseSavePath } from './services/fetches.ts';
import { createHistory } from './services/history.ts';
import { createKeeping } from './services/keeping.ts';
import { createLibrary, type WriteClipboard } from './services/library.ts';
import type { ChooseImportPath } from './services/library-import.ts';
import { createMediaUses } from './services/media-uses.ts';
import { createNetwork, type ChooseCaFile, type ResolveSystemProxy } from './services/network.ts';
import type { MediaFactsReader } from './services/media-facts-reader.ts';
import { createPacedEmit } from './services/paced-emit.ts';
import { createPractice } from './services/practice.ts';
import { addPracticeAccounts } from './services/practice-accounts.ts';
import { createPreviews } from './services/previews.ts';
import { resumeTransfers } from './services/resume-transfers.ts';
import { createSaves, type ChooseSaveFolder } from './services/saves.ts';
import { createSeenFiles } from './services/seen-files.ts';
import { createSettings } from './services/settings.ts';
import type { DecodeSilk } from './services/decode-silk.ts';
import { testConnection } from './services/test-connection.ts';
import { createTransfers } from './services/transfers.ts';
import { createUploads } from './services/uploads.ts';
import type { Activity } from './services/work-meter.ts';
import type { FileCheck } from './store/check-database.ts';
import type { Database } from './store/database.ts';
import type { Secrets } from './store/secrets.ts';
import { createStores } from './store/stores.ts';
import { createWechatClient } from './wechat/client.ts';
import { createHttp, type HttpTimeouts } from './wechat/http.ts';

/** A file whose last byte is sent may still get its media_id; quitting waits so long for the answer, and no longer. */
const LONGEST_FAREWELL_MS = 10_000;

/** What is put away after that must not keep the app from ending either. */
const LONGEST_CLEARING_MS = 3_000;

/** What a desk needs of the computer it stands on. */
interface DeskOptions {
  readonly database: Database;
  /** The profile folder; the desk keeps its own folders in it. */
  readonly folder: string;
  readonly secrets: Secrets;
  readonly locale: string;
  readonly emit: Emit;
  readonly chooseSavePath: ChooseSavePath;
  readonly chooseSaveFolder: ChooseSaveFolder;
  readonly chooseCaFile: ChooseCaFile;
  readonly chooseImportPath: ChooseImportPath;
  readonly resolveSystemProxy: ResolveSystemProxy;
  readonly writeClipboard: WriteClipboard;
  /** Puts a PNG on the clipboard; false where it is not there afterwards. */
  readonly writePicture: (png: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  readonly decodeSilk: DecodeSilk;
  /** Hears every secret and token before it is used, so that the log can keep it out. */
  readonly onSecret: (secret: string) => void;
  /** Hears of bugs that no request or row can tell of in full. */
  readonly onFault: (fault: unknown) => void;
  readonly audit: WriteAudit;
  /** Reads a whole copy of the library, out of the window's way. */
  readonly checkCopy: (path: string) => FileCheck | Promise<FileCheck>;
  /** Reads what strangers' files are, out of the window's way; the desk ends it. */
  readonly mediaFacts: MediaFactsReader;
  readonly onSettings: (settings: Settings, language: Language) => void;
  /** Hears how much is under way. */
  readonly onActivity: (activity: Activity) => void;
  readonly newId: () => string;
  readonly now: () => number;
  /** Waits between automatic tries, in ms; tests have shorter ones. */
  readonly backoffMs?: readonly number[];
  /** Tests wait shorter for what never comes. */
  readonly timeouts?: Partial<HttpTimeouts>;
}

/** Joins stores, client and services into the app's workings. Knows no Electron: a test can run it whole. */
export async function createDesk(options: DeskOptions) {
  const { database, folder, onFault } = options;
  const stores = createStores(database, folder);
  const { accountRecords, mediaRecords: records, fetched: files, thumbnails } = stores;
  const wipeFetched = () =>
    Promise.all([files.wipe(), stores.fetchedThumbnails.wipe(), stores.outgoing.wipe()]);
  // Fetched pictures are personal data and live for one run.
  await wipeFetched();

  const paced = createPacedEmit(options.emit);
  const keeping = createKeeping({ ...options, accountRecords, emit: paced.emit });
  const basics = {
    ...options,
    emit: keeping.emit,
    onSecretEntered: (accountId: string | null) => transfers.secretEntered(accountId),
    onLimitsChanged: (accountId: string) => transfers.limitsChanged(accountId),
  };
  const http = createHttp({ timeouts: options.timeouts ?? {} });
  const client = createWechatClient({ http, now: options.now });
  const practice = createPractice({ ...basics, dataDir: join(folder, 'simulator') });
  const network = await createNetwork({ ...basics, ...stores, records: stores.proxyRecords, http });
  const accounts = createAccounts({ ...basics, records: accountRecords, practice, network });
  const tokens = createAccessTokens({ ...basics, client });
  const history = createHistory({ ...basics, history: stores.mediaHistory, records, accounts });
  const settings = createSettings({
    ...basics,
    records: stores.settingsRecords,
    onChange(changed, language) {
      transfers.poke();
      options.onSettings(changed, language);
    },
  });
  const transfers = createTransfers({
    ...basics,
    records: stores.transferRecords,
    settings: settings.get,
    dialectOf: (accountId) => dialectOf(accounts.find(accountId)?.imitates ?? 'wecom'),
    onEnd(transfer) {
      auditEnds(options.audit)(transfer);
      saves.ended(transfer);
    },
    onIdle: paced.flush,
  });
  const calling = { ...basics, transfers, accounts, tokens, client };
  const uploads = createUploads({ ...calling, ...stores, records, readFacts: options.mediaFacts.of });
  const fetches = createFetches({ ...calling, files, history });
  const saves = createSaves({ ...calling, ...stores, files, history, settings: settings.get });
  const library = createLibrary({ ...basics, records, thumbnails, accounts });
  const seen = createSeenFiles({ transfers, files });
  const previews = createPreviews({ ...stores, transfers, records, files, seen });
  const mediaUses = createMediaUses({ ...basics, ...stores, seen });

  await addPracticeAccounts(accounts, settings);
  let resumed = await resumeTransfers({
    ...stores,
    transfers,
    workOf: (stored) => (stored.direction === 'upload' ? uploads : fetches).workOf(stored),
  });
  const closing = new AbortController();
  library.completeSearch(closing.signal).catch(onFault);
  previews.sweep().catch(onFault);
  keeping.start();

  return {
    accounts,
    audit: options.audit,
    fetches,
    history,
    keeping,
    library,
    mediaUses,
    network,
    previews,
    saves,
    settings,
    transfers,
    uploads,

    keychain: () => options.secrets.state(),

    /** The uploads of an earlier run that go on; empty once asked: a page that comes back has been told. */
    takeResumed(): readonly string[] {
      const told = resumed;
      resumed = [];
      return told;
    },

    testConnection: (input: AccountInput) => testConnection({ ...basics, accounts, client }, input),

    async dismissTransfers(ids: readonly string[]): Promise<Result<null>> {
      await previews.forget(transfers.dismiss(ids));
      return succeed(null);
    },

    /** Whatever their state: with their files, and with the small pictures of those. */
    async removeFetches(ids: readonly string[]): Promise<Result<null>> {
      const fetches = ids.filter((id) => transfers.find(id)?.direction === 'fetch');
      transfers.cancel(fetches);
      await previews.forget(transfers.dismiss(fetches));
      return succeed(null);
    },

    /** The computer slept, or its clock was set. */
    recheckClock: (): void => {
      keeping.recheckClock();
      transfers.recheck();
    },

    async close(): Promise<void> {
      closing.abort();
      const saved = saves.stop();
      await Promise.race([transfers.stop(), delay(LONGEST_FAREWELL_MS)]);
      const cleared = Promise.allSettled([
        saved,
        practice.stop(),
        http.close(),
        wipeFetched(),
        options.mediaFacts.stop(),
      ]);
      await Promise.race([cleared, delay(LONGEST_CLEARING_MS)]);
      history.close();
      await keeping.close();
      paced.stop();
      database.close();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof createDesk>>;
