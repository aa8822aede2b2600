import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { dialectOf, type AccountInput } from './contract/account.ts';
import type { Emit } from './contract/api.ts';
import { succeed, type Result } from './contract/errors.ts';
import type { Language, Settings } from './contract/settings.ts';
import { createAccessTokens } from './services/access-tokens.ts';
import { createAccounts } from './services/accounts.ts';
import { createFetches, type ChooseSavePath } from './services/fetches.ts';
import { createHistory } from './services/history.ts';
import { createLibrary, type WriteClipboard } from './services/library.ts';
import { createNetwork, type ChooseCaFile, type ResolveSystemProxy } from './services/network.ts';
import { createPacedEmit } from './services/paced-emit.ts';
import { createPractice } from './services/practice.ts';
import { addPracticeAccounts } from './services/practice-accounts.ts';
import { createPreviews } from './services/previews.ts';
import { createRecordWriter } from './services/record-writer.ts';
import { resumeTransfers } from './services/resume-transfers.ts';
import { createSettings } from './services/settings.ts';
import { testConnection } from './services/test-connection.ts';
import { createTransfers } from './services/transfers.ts';
import { createUploads } from './services/uploads.ts';
import type { Activity } from './services/work-meter.ts';
import type { Database } from './store/database.ts';
import type { Secrets } from './store/secrets.ts';
import { createStores } from './store/stores.ts';
import { createWechatClient } from './wechat/client.ts';
import { createHttp, type HttpTimeouts } from './wechat/http.ts';

/** A file whose last byte is sent may still get its media_id; quitting waits so long for the answer, and no longer. */
const LONGEST_FAREWELL_MS = 10_000;

/** What is put away after that must not keep the app from ending either. */
const LONGEST_CLEARING_MS = 3_000;

/** Joins stores, client and services into the app's workings. Knows no Electron: a test can run it whole. */
export async function createDesk(given: {
  readonly database: Database;
  /** The profile folder; the desk keeps its own folders in it. */
  readonly folder: string;
  readonly secrets: Secrets;
  readonly locale: string;
  readonly emit: Emit;
  readonly chooseSavePath: ChooseSavePath;
  readonly chooseCaFile: ChooseCaFile;
  readonly resolveSystemProxy: ResolveSystemProxy;
  readonly writeClipboard: WriteClipboard;
  /** Hears every secret and token before it is used, so that the log can keep it out. */
  readonly onSecret: (secret: string) => void;
  /** Hears of bugs that no request or row can tell of in full. */
  readonly onFault: (fault: unknown) => void;
  readonly onSettings: (settings: Settings, language: Language) => void;
  /** Hears how much is under way. */
  readonly onActivity: (activity: Activity) => void;
  readonly newId: () => string;
  readonly now: () => number;
  /** Waits between automatic tries, in ms; tests have shorter ones. */
  readonly backoffMs?: readonly number[];
  /** Tests wait shorter for what never comes. */
  readonly timeouts?: Partial<HttpTimeouts>;
}) {
  const paced = createPacedEmit(given.emit);
  const options = { ...given, emit: paced.emit };
  const { database, folder, secrets, emit, onSecret, onFault, now } = options;
  const http = createHttp({ timeouts: options.timeouts ?? {} });
  const client = createWechatClient({ http, now });
  const {
    mediaRecords: records,
    fetched: files,
    thumbnails,
    pasted,
    ...stores
  } = createStores(database, folder);
  // Fetched pictures are personal data and live for one run.
  await files.wipe();

  const practice = createPractice({ dataDir: join(folder, 'simulator'), now, onFault });
  const network = await createNetwork({
    ...options,
    records: stores.proxyRecords,
    extraCa: stores.extraCa,
    http,
  });
  const accounts = createAccounts({ ...options, records: stores.accountRecords, practice, network });
  const tokens = createAccessTokens({ client, now, onSecret });
  const history = createHistory({ ...options, history: stores.mediaHistory, records, accounts });
  const settings = createSettings({
    records: stores.settingsRecords,
    locale: options.locale,
    emit,
    onChange(changed, language) {
      transfers.poke();
      options.onSettings(changed, language);
    },
  });
  const transfers = createTransfers({
    ...options,
    records: stores.transferRecords,
    settings: settings.get,
    dialectOf: (accountId) => dialectOf(accounts.find(accountId)?.imitates ?? 'wecom'),
    onEnd: () => undefined,
  });
  const recordWriter = createRecordWriter({ records, emit });
  const uploads = createUploads({
    ...options,
    ...{ transfers, accounts, tokens, client, records, recordWriter, pasted },
  });
  const fetches = createFetches({ ...options, transfers, accounts, tokens, client, files, history });
  await addPracticeAccounts(accounts, settings);
  await resumeTransfers({
    transfers,
    transferRecords: stores.transferRecords,
    mediaRecords: records,
    pasted,
    workOf: (stored) => (stored.direction === 'upload' ? uploads : fetches).workOf(stored),
  });
  const previews = createPreviews({ transfers, records, thumbnails, files });
  previews.sweep().catch(onFault);

  return {
    accounts,
    transfers,
    settings,
    network,
    uploads,
    fetches,
    library: createLibrary({ ...options, records, thumbnails, accounts }),
    history,
    keychain: () => secrets.state(),

    previews,

    testConnection: (input: AccountInput) => testConnection({ accounts, client, now, onSecret }, input),

    async dismissTransfers(ids: readonly string[]): Promise<Result<null>> {
      await previews.forget(transfers.dismiss(ids));
      return succeed(null);
    },

    async close(): Promise<void> {
      await Promise.race([transfers.stop(), delay(LONGEST_FAREWELL_MS)]);
      const clearing = Promise.allSettled([practice.stop(), http.close(), files.wipe()]);
      await Promise.race([clearing, delay(LONGEST_CLEARING_MS)]);
      paced.stop();
      database.close();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof createDesk>>;
