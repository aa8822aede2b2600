import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bareMention, type Mention } from '../../../electron/contract/mention.ts';
import type { AccountInput } from '../../../electron/contract/account.ts';
import type { Events } from '../../../electron/contract/api.ts';
import type { AuditEntry } from '../../../electron/contract/audit.ts';
import type { Result } from '../../../electron/contract/errors.ts';
import { questionOf } from '../../../electron/contract/preflight.ts';
import { isFinal, type Transfer } from '../../../electron/contract/transfer.ts';
import { createDesk, type Desk } from '../../../electron/desk.ts';
import { readMediaFacts } from '../../../electron/services/media-facts.ts';
import { createSimulator, type Simulator } from '../../../electron/simulator/simulator.ts';
import type { HttpTimeouts } from '../../../electron/wechat/http.ts';
import { decodeSilkFile } from '../../../electron/services/silk-file.ts';
import { readyBackup } from '../../../electron/store/ready-backup.ts';
import { openDatabase, type Database } from '../../../electron/store/database.ts';
import { createSecrets } from '../../../electron/store/secrets.ts';

/** The edge that only Electron has, at its weakest: base64. Everything else of a desk is real. */
const base64Keychain = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from(Buffer.from(text).toString('base64')),
  decryptString: (sealed: Buffer) => Buffer.from(sealed.toString(), 'base64').toString(),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};

const noKeychain = { ...base64Keychain, getSelectedStorageBackend: () => 'basic_text' };

export interface RunningDesk {
  readonly desk: Desk;
  readonly folder: string;
  readonly database: Database;
  /** The last text put on the clipboard. */
  readonly clipboard: () => string;
  readonly events: { readonly [K in keyof Events]?: Events[K][] };
  /** What would stand in the audit log. */
  readonly audited: readonly AuditEntry[];
  /** Waits until none of these transfers can change by itself, and gives them as they are then. */
  readonly settled: (added: Result<readonly Transfer[]>) => Promise<readonly Transfer[]>;
  /** Waits until these uploads are to be confirmed, and confirms them. */
  readonly confirm: (added: Result<readonly Transfer[]>) => Promise<void>;
  /** Writes a file outside the profile. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
  /** A disk that refuses writes, as sqlite meets it. */
  readonly disk: { readonly fails: () => void; readonly works: () => void };
  readonly close: () => Promise<void>;
}

/** A desk on a real disk, database and network; `folder` of an earlier one continues its profile. */
export async function startDesk(
  options: {
    readonly folder?: string;
    readonly saveTo?: string;
    readonly importFrom?: string;
    /** Waits between automatic tries; none: every failure is final at once. */
    readonly backoffMs?: readonly number[];
    readonly timeouts?: Partial<HttpTimeouts>;
    /** Reads what a file is; in the app a thread does. */
    readonly readFacts?: typeof readMediaFacts;
    /** What the system's open dialog answers. */
    readonly caFile?: () => string;
    /** What the system says of proxies. */
    readonly systemProxy?: (origin: string) => string;
    readonly onSecret?: (secret: string) => void;
    readonly keychain?: boolean;
    readonly now?: () => number;
  } = {},
): Promise<RunningDesk> {
  const folder = options.folder ?? (await temporaryFolder());
  const opened = await openDatabase(join(folder, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  const events: Record<string, unknown[]> = {};
  const audited: AuditEntry[] = [];
  let clipboard = '';
  const desk = await createDesk({
    database: opened.database,
    folder,
    secrets: createSecrets({
      load: () => Promise.resolve(options.keychain === false ? noKeychain : base64Keychain),
      platform: 'linux',
    }),
    locale: 'en',
    emit: (name, value) => (events[name] ??= []).push(value),
    chooseSavePath: (name) =>
      Promise.resolve(options.saveTo === undefined ? null : join(options.saveTo, name)),
    chooseCaFile: () => Promise.resolve(options.caFile?.() ?? null),
    resolveSystemProxy: (origin) => Promise.resolve(options.systemProxy?.(origin) ?? 'DIRECT'),
    chooseImportPath: () => Promise.resolve(options.importFrom ?? null),
    writeClipboard(text) {
      clipboard = text;
      return Promise.resolve(true);
    },
    onSecret: (secret) => options.onSecret?.(secret),
    onFault(fault) {
      throw fault;
    },
    audit: (entry) => void audited.push(entry),
    mediaFacts: { of: options.readFacts ?? readMediaFacts, stop: () => Promise.resolve() },
    readyBackup,
    writePicture: () => Promise.resolve(true),
    decodeSilk: decodeSilkFile,
    onSettings: () => undefined,
    onActivity: () => undefined,
    backoffMs: options.backoffMs ?? [5, 10, 20],
    timeouts: options.timeouts ?? {},
    newId: randomUUID,
    now: options.now ?? Date.now,
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await desk.close();
  };
  onTestFinished(close);
  const files = await temporaryFolder();
  return {
    desk,
    folder,
    database: opened.database,
    clipboard: () => clipboard,
    events,
    audited,
    settled: (added) => settle(desk, added),
    async confirm(added) {
      const rows = await settle(desk, added);
      if (!rows.every((row) => questionOf(row) === 'upload_unconfirmed')) throw new Error('Not all ask');
      desk.transfers.resume(rows.map(({ id }) => id));
    },
    async file(name, content) {
      const path = join(files, name);
      await writeFile(path, content);
      return path;
    },
    disk: {
      fails: () => void opened.database.prepare('PRAGMA query_only = 1').all(),
      works: () => void opened.database.prepare('PRAGMA query_only = 0').all(),
    },
    close,
  };
}

async function settle(desk: Desk, added: Result<readonly Transfer[]>): Promise<readonly Transfer[]> {
  if (!added.ok) throw new Error(added.error.code);
  const rows = () => added.value.map(({ id }) => desk.transfers.find(id)).filter((row) => row !== null);
  while (!rows().every((row) => isFinal(row.state) || row.state === 'paused'))
    await new Promise((resolve) => setTimeout(resolve, 5));
  return rows();
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A server of its own, with its switches in reach. */
export async function startServer(): Promise<{ readonly server: Simulator; readonly origin: string }> {
  const server = await createSimulator({ dataDir: null });
  const { origin } = await server.listen();
  onTestFinished(() => server.close());
  return { server, origin };
}

export const wecomAccount = (
  origin: string,
  server: Simulator,
  more: Partial<AccountInput> = {},
): AccountInput => ({
  name: 'Shop',
  platform: 'wecom',
  imitates: 'wecom',
  ownerId: server.apps.wecom.corpid,
  baseUrl: `${origin}/wecom`,
  credential: 'secret',
  tokenCall: 'stable_token',
  secret: server.apps.wecom.corpsecret,
  tokenLifeSeconds: 0,
  storage: 'keychain',
  ...more,
});

export const officialAccount = (
  origin: string,
  server: Simulator,
  more: Partial<AccountInput> = {},
): AccountInput => ({
  ...wecomAccount(origin, server),
  platform: 'official_account',
  imitates: 'official_account',
  ownerId: server.apps.officialAccount.appid,
  baseUrl: `${origin}/oa`,
  secret: server.apps.officialAccount.secret,
  ...more,
});

export const miniProgramAccount = (origin: string, server: Simulator): AccountInput =>
  officialAccount(origin, server, {
    platform: 'mini_program',
    imitates: 'mini_program',
    ownerId: server.apps.miniProgram.appid,
    secret: server.apps.miniProgram.secret,
  });

/** media_ids as a plain list of them gives. */
export const mentionsOf = (mediaIds: readonly string[]): readonly Mention[] =>
  mediaIds.map((mediaId) => bareMention(mediaId, 'list'));

/** A path in the form the bridge sends. */
export const onDisk = (path: string) => ({ kind: 'path' as const, path, name: path.split('/').at(-1) ?? '' });

export const readBytes = (path: string): Promise<Buffer> => readFile(path);
