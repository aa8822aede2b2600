import { openDatabase } from '../../../electron/store/database.ts';
import { createMediaRecords } from '../../../electron/store/media-records.ts';

/** Run as a process of its own: inserts records without end, printing each id once its insert has returned. */
async function writeUntilKilled(path: string, prefix: string): Promise<void> {
  const opened = await openDatabase(path);
  if (!opened.ok) throw new Error(opened.failure);
  const records = createMediaRecords(opened.database);
  for (let i = 0; ; i++) {
    const id = `${prefix}-${i}`;
    const inserted = records.insert({
      id,
      mediaId: `media-${id}`,
      accountId: 'account-1',
      accountName: 'Practice',
      type: 'image',
      name: `${id}.jpg`,
      size: i,
      sha256: 'ab'.repeat(32),
      contentType: 'image/jpeg',
      createdAt: i,
      expiresAt: i + 259_200,
      clockOffsetMs: 0,
      owner: 'wecom:ww1',
      note: '',
      pinned: false,
    });
    if (!inserted.ok) throw new Error(inserted.error.code);
    process.stdout.write(`${id}\n`);
  }
}

const [path, prefix] = process.argv.slice(2);
if (path !== undefined && prefix !== undefined) void writeUntilKilled(path, prefix);
