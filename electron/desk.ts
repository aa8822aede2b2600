import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccountInput, Account } from './contract/account.ts';
import { succeed, type Result } from './contract/errors.ts';
import type { Language, Settings } from './contract/settings.ts';
import { createAccessTokens } from './services/access-tokens.ts';
import { createAccounts } from './services/accounts.ts';
import { createFetches, type ChooseSavePath } from './services/fetches.ts';
import { createLibrary, type WriteClipboard } from './services/library.ts';
import { createPractice } from './services/practice.ts';
import { addPracticeAccounts } from './services/practice-accounts.ts';
import { createSettings } from './services/settings.ts';
import { testConnection } from './services/test-connection.ts';
import { createTransfers, type Emit } from './services/transfers.ts';
import { createUploads } from './services/uploads.ts';
import { createAccountRecords } from './store/account-records.ts';
import type { Database } from './store/database.ts';
import { createFetchedFiles } from './store/fetched-files.ts';
import { createMediaRecords } from './store/media-records.ts';
import { createPastedFiles } from './store/pasted-files.ts';
import type { Secrets } from './store/secrets.ts';
import { createSettingsRecords } from './store/settings-records.ts';
import { createThumbnails } from './store/thumbnails.ts';
import { createWechatClient } from './wechat/client.ts';
import { createHttp } from './wechat/http.ts';

/** An upload whose answer is just arriving may still write its record; quitting waits no longer for it. */
const LONGEST_FAREWELL_MS = 2_000;

/** Joins stores, client and services into the app's workings. Knows no Electron: a test can run it whole. */
export async function createDesk(options: {
  readonly database: Database;
  /** The profile folder; the desk keeps its own folders in it. */
  readonly folder: string;
  readonly secrets: Secrets;
  readonly locale: string;
  readonly emit: Emit;
  readonly chooseSavePath: ChooseSavePath;
  readonly writeClipboard: WriteClipboard;
  /** Hears every secret and token before it is used, so that the log can keep it out. */
  readonly onSecret: (secret: string) => void;
  /** Hears of bugs that no request or row can tell of in full. */
  readonly onFault: (fault: unknown) => void;
  readonly onSettings: (settings: Settings, language: Language) => void;
  readonly newId: () => string;
  readonly now: () => number;
}) {
  const { database, folder, secrets, emit, onSecret, newId, now } = options;
  const http = createHttp({});
  const client = createWechatClient({ http, now });
  const records = createMediaRecords(database);
  const thumbnails = createThumbnails(join(folder, 'thumbnails'));
  const files = createFetchedFiles(join(folder, 'fetched'));
  const pasted = createPastedFiles(join(folder, 'pasted'));
  // Fetched pictures are personal data and live for one run; pasted ones belong to uploads of that run.
  await Promise.all([files.wipe(), pasted.wipe()]);

  const practice = createPractice({ dataDir: join(folder, 'simulator'), now });
  const accounts = createAccounts({
    records: createAccountRecords(database),
    secrets,
    practice,
    emit,
    onSecret,
    newId,
    now,
  });
  const tokens = createAccessTokens({ client, now, onSecret });
  const transfers = createTransfers({ emit, onFault: options.onFault, newId, now });
  const settings = createSettings({
    records: createSettingsRecords(database),
    locale: options.locale,
    emit,
    onChange: options.onSettings,
  });
  await addPracticeAccounts(accounts, settings);

  return {
    accounts,
    transfers,
    settings,
    thumbnails,
    files,
    uploads: createUploads({ transfers, accounts, tokens, client, records, pasted, emit, newId, now }),
    fetches: createFetches({
      transfers,
      accounts,
      tokens,
      client,
      files,
      chooseSavePath: options.chooseSavePath,
    }),
    library: createLibrary({
      records,
      thumbnails,
      accounts,
      writeClipboard: options.writeClipboard,
      emit,
      now,
    }),
    keychain: () => secrets.state(),

    /** What `media://thumbnail/<id>` and `media://fetched/<id>` show; null where there is nothing to show. */
    findPreview: (
      kind: string,
      id: string,
    ): { readonly path: string; readonly contentType: string } | null => {
      const fetched = kind === 'fetched' ? transfers.find(id)?.fetched : null;
      const path = kind === 'thumbnail' ? thumbnails.path(id) : fetched?.previewable ? files.path(id) : null;
      return path === null ? null : { path, contentType: fetched?.contentType ?? 'image/webp' };
    },

    /** A changed account must not go on with the old account's token. */
    async saveAccount(input: AccountInput): Promise<Result<Account>> {
      const saved = await accounts.save(input);
      if (saved.ok) tokens.forget(saved.value.id);
      return saved;
    },

    removeAccount(id: string): Result<null> {
      tokens.forget(id);
      return accounts.remove(id);
    },

    testConnection: (input: AccountInput) => testConnection({ accounts, client, now, onSecret }, input),

    async clearFinished(direction: 'upload' | 'fetch' | 'all'): Promise<Result<null>> {
      const ids = transfers.clearFinished(direction);
      const recorded = new Set(records.byIds(ids).map(({ id }) => id));
      await Promise.all([files.remove(ids), thumbnails.remove(ids.filter((id) => !recorded.has(id)))]);
      return succeed(null);
    },

    async close(): Promise<void> {
      transfers.stop();
      await Promise.race([transfers.idle(), delay(LONGEST_FAREWELL_MS)]);
      await Promise.all([practice.stop(), http.close()]);
      await Promise.all([files.wipe(), pasted.wipe()]);
      database.close();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof createDesk>>;
