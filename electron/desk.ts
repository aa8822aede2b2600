import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccountInput } from './contract/account.ts';
import type { Emit } from './contract/api.ts';
import { fail, succeed, type Result } from './contract/errors.ts';
import type { Language, Settings } from './contract/settings.ts';
import { createAccessTokens } from './services/access-tokens.ts';
import { createAccounts } from './services/accounts.ts';
import { createFetches, type ChooseSavePath } from './services/fetches.ts';
import { createHistory } from './services/history.ts';
import { createLibrary, type WriteClipboard } from './services/library.ts';
import type { ChooseImportPath } from './services/library-import.ts';
import { createPractice } from './services/practice.ts';
import { addPracticeAccounts } from './services/practice-accounts.ts';
import { createSettings } from './services/settings.ts';
import { testConnection } from './services/test-connection.ts';
import { createTransfers } from './services/transfers.ts';
import { createUploads } from './services/uploads.ts';
import { createAccountRecords } from './store/account-records.ts';
import type { Database } from './store/database.ts';
import { createFetchedFiles } from './store/fetched-files.ts';
import { createMediaHistory } from './store/media-history.ts';
import { createMediaRecords } from './store/media-records.ts';
import { createPastedFiles } from './store/pasted-files.ts';
import type { Secrets } from './store/secrets.ts';
import { createSettingsRecords } from './store/settings-records.ts';
import { createThumbnails } from './store/thumbnails.ts';
import { createWechatClient } from './wechat/client.ts';
import { createHttp } from './wechat/http.ts';

/** A file whose last byte is sent may still get its media_id; quitting waits so long for the answer, and no longer. */
const LONGEST_FAREWELL_MS = 10_000;

/** What is put away after that must not keep the app from ending either. */
const LONGEST_CLEARING_MS = 3_000;

/** Joins stores, client and services into the app's workings. Knows no Electron: a test can run it whole. */
export async function createDesk(options: {
  readonly database: Database;
  /** The profile folder; the desk keeps its own folders in it. */
  readonly folder: string;
  readonly secrets: Secrets;
  readonly locale: string;
  readonly emit: Emit;
  readonly chooseSavePath: ChooseSavePath;
  readonly chooseImportPath: ChooseImportPath;
  readonly writeClipboard: WriteClipboard;
  /** Hears every secret and token before it is used, so that the log can keep it out. */
  readonly onSecret: (secret: string) => void;
  /** Hears of bugs that no request or row can tell of in full. */
  readonly onFault: (fault: unknown) => void;
  readonly onSettings: (settings: Settings, language: Language) => void;
  readonly newId: () => string;
  readonly now: () => number;
}) {
  const { database, folder, secrets, emit, onSecret, onFault, newId, now } = options;
  const http = createHttp({});
  const client = createWechatClient({ http, now });
  const records = createMediaRecords(database);
  const thumbnails = createThumbnails(join(folder, 'thumbnails'));
  const files = createFetchedFiles(join(folder, 'fetched'));
  const pasted = createPastedFiles(join(folder, 'pasted'));
  // Fetched pictures are personal data and live for one run; pasted ones belong to uploads of that run.
  await Promise.all([files.wipe(), pasted.wipe()]);

  const practice = createPractice({ dataDir: join(folder, 'simulator'), now, onFault });
  const accounts = createAccounts({
    records: createAccountRecords(database),
    secrets,
    practice,
    emit,
    onSecret,
    onFault,
    newId,
    now,
  });
  const tokens = createAccessTokens({ client, now, onSecret });
  const transfers = createTransfers({ emit, onFault, newId, now });
  const history = createHistory({ history: createMediaHistory(database), records, accounts, emit, now });
  const settings = createSettings({
    records: createSettingsRecords(database),
    locale: options.locale,
    emit,
    onChange: options.onSettings,
  });
  await addPracticeAccounts(accounts, settings);
  // Uploads of the last run that never got a record have left theirs behind.
  thumbnails.sweep((ids) => records.byIds(ids).map(({ id }) => id)).catch(onFault);

  const library = createLibrary({ ...options, records, thumbnails, accounts });
  const closing = new AbortController();
  library.completeSearch(closing.signal).catch(onFault);

  return {
    accounts,
    transfers,
    settings,
    uploads: createUploads({ transfers, accounts, tokens, client, records, pasted, emit, newId, now }),
    fetches: createFetches({
      transfers,
      accounts,
      tokens,
      client,
      files,
      history,
      chooseSavePath: options.chooseSavePath,
    }),
    library,
    history,
    keychain: () => secrets.state(),

    /** Only of what is there: a late one must not outlive its record. */
    putThumbnail: (id: string, bytes: Uint8Array): Promise<Result<null>> | Result<null> =>
      transfers.find(id) || records.byIds([id]).length > 0
        ? thumbnails.put(id, bytes)
        : fail('record_missing'),

    /** What `media://thumbnail/<id>` and `media://fetched/<id>` show; null where there is nothing to show. */
    findPreview: (
      kind: string,
      id: string,
    ): { readonly path: string; readonly contentType: string } | null => {
      const fetched = kind === 'fetched' ? transfers.find(id)?.fetched : null;
      const path = kind === 'thumbnail' ? thumbnails.path(id) : fetched?.previewable ? files.path(id) : null;
      return path === null ? null : { path, contentType: fetched?.contentType ?? 'image/webp' };
    },

    testConnection: (input: AccountInput) => testConnection({ accounts, client, now, onSecret }, input),

    async dismissTransfers(ids: readonly string[]): Promise<Result<null>> {
      const gone = transfers.dismiss(ids);
      const recorded = new Set(records.byIds(gone).map(({ id }) => id));
      await Promise.all([files.remove(gone), thumbnails.remove(gone.filter((id) => !recorded.has(id)))]);
      return succeed(null);
    },

    async close(): Promise<void> {
      closing.abort();
      transfers.stop();
      await Promise.race([transfers.idle(), delay(LONGEST_FAREWELL_MS)]);
      const clearing = Promise.allSettled([practice.stop(), http.close(), files.wipe(), pasted.wipe()]);
      await Promise.race([clearing, delay(LONGEST_CLEARING_MS)]);
      database.close();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof createDesk>>;
