import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AccountInput } from '../../../electron/contract/account.ts';
import type { Events } from '../../../electron/contract/api.ts';
import type { Result } from '../../../electron/contract/errors.ts';
import { isFinal, type Transfer } from '../../../electron/contract/transfer.ts';
import { createDesk, type Desk } from '../../../electron/desk.ts';
import { createSimulator, type Simulator } from '../../../electron/simulator/simulator.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { createSecrets } from '../../../electron/store/secrets.ts';

/** The edge that only Electron has, at its weakest: base64. Everything else of a desk is real. */
const base64Keychain = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from(Buffer.from(text).toString('base64')),
  decryptString: (sealed: Buffer) => Buffer.from(sealed.toString(), 'base64').toString(),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};

export interface RunningDesk {
  readonly desk: Desk;
  readonly folder: string;
  /** The last text put on the clipboard. */
  readonly clipboard: () => string;
  readonly events: { readonly [K in keyof Events]?: Events[K][] };
  /** Waits until none of these transfers can change by itself, and gives them as they are then. */
  readonly settled: (added: Result<readonly Transfer[]>) => Promise<readonly Transfer[]>;
  /** Writes a file outside the profile. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
  /** A disk that refuses writes, as sqlite meets it. */
  readonly disk: { readonly fails: () => void; readonly works: () => void };
  readonly close: () => Promise<void>;
}

/** A desk on a real disk, database and network; `folder` of an earlier one continues its profile. */
export async function startDesk(
  options: { readonly folder?: string; readonly saveTo?: string; readonly importFrom?: string } = {},
): Promise<RunningDesk> {
  const folder = options.folder ?? (await temporaryFolder());
  const opened = await openDatabase(join(folder, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  const events: Record<string, unknown[]> = {};
  let clipboard = '';
  const desk = await createDesk({
    database: opened.database,
    folder,
    secrets: createSecrets({ load: () => Promise.resolve(base64Keychain), platform: 'linux' }),
    locale: 'en',
    emit: (name, value) => (events[name] ??= []).push(value),
    chooseSavePath: (name) =>
      Promise.resolve(options.saveTo === undefined ? null : join(options.saveTo, name)),
    chooseImportPath: () => Promise.resolve(options.importFrom ?? null),
    writeClipboard(text) {
      clipboard = text;
      return Promise.resolve(true);
    },
    onSecret: () => undefined,
    onFault(fault) {
      throw fault;
    },
    onSettings: () => undefined,
    newId: randomUUID,
    now: Date.now,
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
    clipboard: () => clipboard,
    events,
    settled: (added) => settle(desk, added),
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
  while (!rows().every((row) => isFinal(row.state))) await new Promise((resolve) => setTimeout(resolve, 5));
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

/** A path in the form the bridge sends. */
export const onDisk = (path: string) => ({ kind: 'path' as const, path, name: path.split('/').at(-1) ?? '' });

export const readBytes = (path: string): Promise<Buffer> => readFile(path);
