import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { MEDIA_TYPES } from '../../electron/contract/media.ts';
import { createAccountRecords } from '../../electron/store/account-records.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { createMediaRecords } from '../../electron/store/media-records.ts';
import { ownerOf } from '../../electron/services/media-owner.ts';

const WORDS = ['春茶海报', 'price list', '新客户欢迎语', 'opening hours', '配送范围', 'gift box'];

/**
 * Fills a profile that no app has open with records of its first account: as many as `count`, the latest uploaded just
 * now, each other `everySeconds` before the next.
 */
export async function fillLibrary(profile: string, count: number, everySeconds: number): Promise<void> {
  const opened = await openDatabase(join(profile, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  const { database } = opened;
  const [account] = createAccountRecords(database).list();
  if (!account) throw new Error('no account');
  const now = Math.floor(Date.now() / 1000);
  const all = Array.from({ length: count }, (_, at) => {
    const id = randomUUID();
    const createdAt = now - (count - 1 - at) * everySeconds;
    return {
      id,
      mediaId: `3${createHash('sha512').update(id).digest('base64url').slice(0, 64)}`,
      accountId: account.id,
      accountName: account.name,
      type: MEDIA_TYPES[at % MEDIA_TYPES.length] ?? 'file',
      name: `${WORDS[at % WORDS.length] ?? ''} ${at}.jpg`,
      size: 1_000 + at,
      sha256: createHash('sha256').update(id).digest('hex'),
      contentType: 'image/jpeg',
      createdAt,
      expiresAt: createdAt + 72 * 3600,
      clockOffsetMs: 0,
      owner: ownerOf(account),
      note: at % 10 === 0 ? `五一活动 ${at}` : '',
      pinned: false,
    };
  });
  const written = createMediaRecords(database).insertAll(all);
  database.close();
  if (!written.ok) throw new Error(written.error.code);
}
