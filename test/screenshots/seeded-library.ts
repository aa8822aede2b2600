import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { MediaType } from '../../electron/contract/media.ts';
import { createAccountRecords } from '../../electron/store/account-records.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { createMediaRecords } from '../../electron/store/media-records.ts';
import { createThumbnails } from '../../electron/store/thumbnails.ts';

export interface SeededMedia {
  readonly name: string;
  readonly type: MediaType;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Life left, in hours; negative: expired so long ago. */
  readonly hoursLeft: number;
  /** WebP. */
  readonly thumbnail: Buffer | null;
  readonly note?: string;
  readonly pinned?: boolean;
}

/** Puts records of every age into a profile that no app has open: waiting three days for them is not practical. */
export async function seedLibrary(
  profile: string,
  accountName: string,
  media: readonly SeededMedia[],
): Promise<void> {
  const opened = await openDatabase(join(profile, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  const account = createAccountRecords(opened.database)
    .list()
    .find(({ name }) => name === accountName);
  if (!account) throw new Error(`no account ${accountName}`);
  const records = createMediaRecords(opened.database);
  const thumbnails = createThumbnails(join(profile, 'thumbnails'));
  const now = Math.floor(Date.now() / 1000);
  for (const { hoursLeft, thumbnail, note = '', pinned = false, ...facts } of media) {
    const id = randomUUID();
    // Half a minute more, so that the picture shows the round figure.
    const expiresAt = now + Math.round(hoursLeft * 3600) + 30;
    records.insert({
      ...facts,
      id,
      mediaId: `3${randomBytes(48).toString('base64url')}`,
      accountId: account.id,
      accountName,
      sha256: createHash('sha256').update(id).digest('hex'),
      createdAt: expiresAt - 72 * 3600,
      expiresAt,
      clockOffsetMs: 0,
      owner: `wecom:${account.ownerId}`,
      note,
      pinned,
    });
    const put = thumbnail && (await thumbnails.put(id, thumbnail));
    if (put && !put.ok) throw new Error(`thumbnail of ${facts.name}: ${put.error.code}`);
  }
  opened.database.close();
}
