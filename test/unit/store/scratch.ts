import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AccountRow } from '../../../electron/store/account-records.ts';
import { type Database, openDatabase } from '../../../electron/store/database.ts';
import type { MediaRecord } from '../../../electron/contract/media.ts';

/** A folder of its own for the running test, gone when it ends. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A real database in `folder`; closed when the test ends. */
export async function openedDatabase(folder: string, name = 'library.db'): Promise<Database> {
  const opened = await openDatabase(join(folder, name));
  if (!opened.ok) throw new Error(`not opened: ${opened.failure}`);
  onTestFinished(() => {
    opened.database.close();
  });
  return opened.database;
}

export const accountRow = (changes: Partial<AccountRow> = {}): AccountRow => ({
  id: 'account-1',
  name: 'Shop',
  platform: 'wecom',
  imitates: 'wecom',
  ownerId: 'ww1',
  baseUrl: null,
  credential: 'secret',
  tokenCall: 'stable_token',
  tokenExpiresAt: null,
  clockOffsetMs: 0,
  storage: 'session',
  ciphertext: null,
  ...changes,
});

export const record = (changes: Partial<MediaRecord> = {}): MediaRecord => ({
  id: 'record-1',
  mediaId: '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0',
  accountId: 'account-1',
  accountName: 'Practice',
  type: 'image',
  name: 'poster.jpg',
  size: 1_048_576,
  sha256: 'ab12cd34'.repeat(8),
  contentType: 'image/jpeg',
  createdAt: 1_380_000_000,
  expiresAt: 1_380_259_200,
  clockOffsetMs: -1500,
  owner: 'wecom:ww1',
  note: '',
  pinned: false,
  ...changes,
});
