import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { MEDIA_LIFE_SECONDS, type MediaRecord, type MediaType } from '../electron/contract/media.ts';
import { createAccountRecords } from '../electron/store/account-records.ts';
import { openDatabase } from '../electron/store/database.ts';
import { createMediaRecords } from '../electron/store/media-records.ts';

/** What makes one record unlike the others. */
export interface SeededRecord {
  readonly name: string;
  readonly type: MediaType;
  /** Life left, in seconds; negative: expired so long ago. */
  readonly secondsLeft: number;
  readonly note?: string;
  readonly pinned?: boolean;
}

/** Puts records into a profile that no app has open, under the account that stands first in it. */
export async function seedRecords(profile: string, seeds: readonly SeededRecord[]): Promise<void> {
  const opened = await openDatabase(join(profile, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  const [account] = createAccountRecords(opened.database).list();
  if (!account) throw new Error('the profile has no account');
  const records = createMediaRecords(opened.database);
  const now = Math.floor(Date.now() / 1000);
  const inserted = records.insertUnknown(seeds.map((seed) => recordOf(seed, account, now)));
  if (!inserted.ok) throw new Error(inserted.error.code);
  opened.database.close();
}

function recordOf(
  { name, type, secondsLeft, note = '', pinned = false }: SeededRecord,
  account: { readonly id: string; readonly name: string },
  now: number,
): MediaRecord {
  const id = randomUUID();
  const expiresAt = now + secondsLeft;
  return {
    id,
    mediaId: `3${randomBytes(48).toString('base64url')}`,
    accountId: account.id,
    accountName: account.name,
    type,
    name,
    size: 1000 + name.length,
    sha256: createHash('sha256').update(id).digest('hex'),
    contentType: 'application/octet-stream',
    createdAt: expiresAt - MEDIA_LIFE_SECONDS,
    expiresAt,
    clockOffsetMs: 0,
    owner: `account:${account.id}`,
    note,
    pinned,
  };
}
