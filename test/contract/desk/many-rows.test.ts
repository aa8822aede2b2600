import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_MEDIA_IDS } from '../../../electron/contract/limits.ts';
import { REQUEST_SCHEMAS } from '../../../electron/contract/schemas.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { cpuTime } from '../../cpu-time.ts';
import { startDesk, temporaryFolder, mentionsOf } from './desk-harness.ts';

const COUNT = 20_000;

/** Ms of processor; generous, for what takes a fraction of it. Work that grows with the square of COUNT takes longer. */
const SOON = 4_000;

/** Deleting goes in portions, each of which waits for the disk. */
const SOON_ON_DISK = 15_000;

async function timed<T>(work: () => T | Promise<T>): Promise<readonly [T, number]> {
  const started = cpuTime();
  return [await work(), cpuTime() - started];
}

/** A profile whose library already holds so many records. */
async function fullLibrary(): Promise<{ readonly folder: string; readonly ids: readonly string[] }> {
  const folder = await temporaryFolder();
  const opened = await openDatabase(join(folder, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  const ids = Array.from({ length: COUNT }, () => randomUUID());
  const insert = opened.database.prepare(
    `INSERT INTO media_records (id, media_id, account_id, account_name, type, name, size, sha256, content_type,
       created_at, expires_at, clock_offset_ms)
     SELECT value, 'media_id_' || key, 'account', 'Shop', 'image', 'poster.jpg', 100, 'ab', 'image/jpeg',
       1700000000, 1700259200, 0 FROM json_each(:ids)`,
  );
  opened.database.write(() => void insert.run({ ids: JSON.stringify(ids) }));
  opened.database.close();
  return { folder, ids };
}

describe(`with ${COUNT} rows`, () => {
  test('a request may name them all', async () => {
    const ids = Array.from({ length: COUNT }, () => randomUUID());
    const [parsed, ms] = await timed(() =>
      [
        REQUEST_SCHEMAS.copyRecords.safeParse({ ids, format: 'plain' }),
        REQUEST_SCHEMAS.removeRecords.safeParse({ ids }),
        REQUEST_SCHEMAS.retryTransfers.safeParse({ ids, allowPlainHttp: false }),
      ].map(({ success }) => success),
    );
    expect(parsed).toEqual([true, true, true]);
    expect(ms).toBeLessThan(SOON);
  });

  test('the records are copied in order and deleted, soon', async () => {
    const { folder, ids } = await fullLibrary();
    const { desk, clipboard } = await startDesk({ folder });
    const [copied, copyMs] = await timed(() => desk.library.copy(ids, 'plain'));
    expect(copied).toEqual({ ok: true, value: { copied: COUNT } });
    expect(clipboard().split('\n')[COUNT - 1]).toBe(`media_id_${COUNT - 1}`);
    const [removed, removeMs] = await timed(() => desk.library.remove(ids));
    expect(removed).toEqual({ ok: true, value: { removed: COUNT } });
    expect(copyMs).toBeLessThan(SOON);
    expect(removeMs).toBeLessThan(SOON_ON_DISK);
  });

  test('the transfers are cancelled, retried, cancelled again, cleared and removed, soon', async () => {
    const { desk } = await startDesk();
    const account = desk.accounts.list()[0]?.id ?? '';
    const ids: string[] = [];
    for (let from = 0; from < COUNT; from += MAX_MEDIA_IDS) {
      const some = Array.from({ length: MAX_MEDIA_IDS }, (_, at) => `media_id_${from + at}`);
      const added = desk.fetches.add(account, mentionsOf(some));
      if (added.ok) ids.push(...added.value.map(({ id }) => id));
    }
    const cancel = () => timed(() => desk.transfers.cancel(ids));
    const [, cancelMs] = await cancel();
    const [, retryMs] = await timed(() => desk.transfers.retry(ids, false));
    const [, cancelAgainMs] = await cancel();
    await desk.transfers.idle();
    const [, dismissMs] = await timed(() => desk.dismissTransfers(ids));
    expect(desk.transfers.list().some(({ subject }) => subject?.inTransfers)).toBe(false);
    const [, removeMs] = await timed(() => desk.retention.remove(ids));
    expect(desk.transfers.list()).toEqual([]);
    for (const ms of [cancelMs, retryMs, cancelAgainMs, dismissMs]) expect(ms).toBeLessThan(SOON);
    expect(removeMs).toBeLessThan(SOON_ON_DISK);
  });
});
