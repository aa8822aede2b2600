import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type AccountInput } from './contract/account.ts';
import type { Emit } from './contract/api.ts';
import type { WriteAudit } from './contract/audit.ts';
import type { Language, Settings } from './contract/settings.ts';
import { createAccessTokens } from './services/access-tokens.ts';
import { createAccounts } from './services/accounts.ts';
import type { ChooseSavePath } from './services/fetches.ts';
import { createHistory } from './services/history.ts';
import { createKeeping } from './services/keeping.ts';
import { createLibrary, type WriteClipboard } from './services/library.ts';
import type { ChooseImportPath } from './services/library-import.ts';
import { createMediaWork } from './services/media-work.ts';
import { createNetwork, type ChooseCaFile, type ResolveSystemProxy } from './services/network.ts';
import type { MediaFactsReader } from './services/media-facts-reader.ts';
import { createPacedEmit } from './services/paced-emit.ts';
import { createPractice } from './services/practice.ts';
import { addPracticeAccounts } from './services/practice-accounts.ts';
import type { ChooseSaveFolder } from './services/saves.ts';
import { createSettings } from './services/settings.ts';
import type { DecodeSilk } from './services/decode-silk.ts';
import { testConnection } from './services/test-connection.ts';
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
  /** Readies a copy of the library (ready-backup.ts), out of the window's way. */
  readonly readyBackup: (path: string) => FileCheck | Promise<FileCheck>;
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
  const { accountRecords, mediaRecords: records, thumbnails } = stores;
  await stores.outgoing.wipe();

  const paced = createPacedEmit(options.emit);
  const keeping = createKeeping({ ...options, accountRecords, emit: paced.emit });
  const basics = {
    ...options,
    emit: keeping.emit,
    onSecretEntered: (accountId: string | null) => media.transfers.secretEntered(accountId),
    onLimitsChanged: (accountId: string) => media.transfers.limitsChanged(accountId),
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
      media.transfers.poke();
      media.retention.check().catch(onFault);
      options.onSettings(changed, language);
    },
  });
  const library = createLibrary({ ...basics, records, thumbnails, accounts });
  const closing = new AbortController();
  const { resume, ...media } = createMediaWork({
    ...basics,
    closing,
    stores,
    accounts,
    tokens,
    client,
    history,
    settings,
    mediaFacts: options.mediaFacts,
    onIdle: paced.flush,
    emptyLog: database.emptyLog,
  });

  await addPracticeAccounts(accounts, settings);
  let resumed = await resume();
  library.completeSearch(closing.signal).catch(onFault);
  keeping.start();

  return {
    ...media,
    accounts,
    audit: options.audit,
    history,
    keeping,
    library,
    network,
    settings,

    keychain: () => options.secrets.state(),

    /** The uploads of an earlier run that go on; empty once asked: a page that comes back has been told. */
    takeResumed(): readonly string[] {
      const told = resumed;
      resumed = [];
      return told;
    },

    testConnection: (input: AccountInput) => testConnection({ ...basics, accounts, client }, input),

    /** The computer slept, or its clock was set. */
    recheckClock: (): void => {
      keeping.recheckClock();
      media.transfers.recheck();
    },

    async close(): Promise<void> {
      closing.abort();
      media.retention.stop();
      // Not longer together with the answers: the copies are small, and a hanging disk must not keep the app.
      const saved = media.saves.stop(AbortSignal.timeout(LONGEST_FAREWELL_MS));
      await Promise.race([saved, delay(LONGEST_FAREWELL_MS)]);
      await Promise.race([media.transfers.stop(), delay(LONGEST_FAREWELL_MS)]);
      const cleared = Promise.allSettled([
        saved,
        practice.stop(),
        http.close(),
        stores.outgoing.wipe(),
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
