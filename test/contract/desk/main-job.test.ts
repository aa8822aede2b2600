import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainBytes } from '../simulator/sample-files.ts';
import { jpegOf } from '../../media-bytes.ts';
import { libraryQuery } from '../../library-query.ts';
import {
  officialAccount,
  onDisk,
  readBytes,
  startDesk,
  startServer,
  temporaryFolder,
  wecomAccount,
  mentionsOf,
} from './desk-harness.ts';

const account = async (
  desk: Awaited<ReturnType<typeof startDesk>>['desk'],
  input: ReturnType<typeof wecomAccount>,
) => {
  const saved = await desk.accounts.save(input);
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value;
};

const everything = libraryQuery();

describe('the main job', () => {
  test.each([
    ['WeCom', wecomAccount],
    ['Official Account', officialAccount],
  ])(
    'on %s: a file becomes a media_id in the library, comes back byte for byte and is saved',
    async (_, accountOf) => {
      const { server, origin } = await startServer();
      const saveTo = await temporaryFolder();
      const { desk, file, settled, clipboard } = await startDesk({ saveTo });
      const shop = await account(desk, accountOf(origin, server));
      const bytes = jpegOf(300_000);

      const [upload] = await settled(
        await desk.uploads.add(shop.id, [onDisk(await file('海报 “春”.jpg', bytes))]),
      );
      expect(upload).toMatchObject({ state: 'done', type: 'image', bytesDone: 300_000, bytesTotal: 300_000 });

      const page = desk.library.page(everything);
      expect(page.ok && page.value.rows).toMatchObject([
        {
          id: upload?.id,
          mediaId: server.media()[0]?.mediaId,
          name: '海报 “春”.jpg',
          size: 300_000,
          accountName: 'Shop',
        },
      ]);
      expect(await desk.library.copy([upload?.id ?? ''], 'plain')).toEqual({
        ok: true,
        value: { copied: 1 },
      });
      expect(clipboard()).toBe(upload?.mediaId);

      const [fetched] = await settled(desk.fetches.add(shop.id, mentionsOf([` ${upload?.mediaId ?? ''} `])));
      expect(fetched).toMatchObject({
        state: 'done',
        fetched: { size: 300_000, contentType: 'image/jpeg', previewable: true },
      });
      const saved = await desk.fetches.save(fetched?.id ?? '');
      expect(saved.ok && (await readBytes(join(saveTo, saved.value.savedAs ?? ''))).equals(bytes)).toBe(true);
    },
  );

  test('survives a restart: the library, the account and its secret are still there', async () => {
    const { server, origin } = await startServer();
    const first = await startDesk();
    const shop = await account(first.desk, wecomAccount(origin, server));
    const [upload] = await first.settled(
      await first.desk.uploads.add(shop.id, [onDisk(await first.file('a.txt', 'price list'))]),
    );
    await first.close();

    const second = await startDesk({ folder: first.folder });
    const page = second.desk.library.page(everything);
    expect(page.ok && page.value.rows.map(({ id }) => id)).toEqual([upload?.id]);
    const [fetched] = await second.settled(
      second.desk.fetches.add(shop.id, mentionsOf([upload?.mediaId ?? ''])),
    );
    expect(fetched).toMatchObject({ state: 'done', name: 'a.txt' });
  });

  test('on the built-in simulator works on a first run and after a restart', async () => {
    const first = await startDesk();
    const practice = first.desk.accounts.list();
    expect(practice.map(({ name, platform }) => [name, platform])).toEqual([
      ['Practice WeCom', 'simulator'],
      ['Practice Official Account', 'simulator'],
    ]);
    const id = practice[0]?.id ?? '';
    const [upload] = await first.settled(
      await first.desk.uploads.add(id, [onDisk(await first.file('voice.bin', plainBytes(4_000)))]),
    );
    await first.close();
    const second = await startDesk({ folder: first.folder });
    expect(second.desk.accounts.list()).toHaveLength(2);
    const [fetched] = await second.settled(second.desk.fetches.add(id, mentionsOf([upload?.mediaId ?? ''])));
    expect(fetched).toMatchObject({ state: 'done', fetched: { size: 4_000 } });
  });

  test('gives each of forty files its own media_id, in any order of arrival', async () => {
    const { server, origin } = await startServer();
    server.faults.set({ on: 'upload', latencyMs: 5 });
    const { desk, file, settled, confirm } = await startDesk();
    const shop = await account(desk, wecomAccount(origin, server));
    const paths = await Promise.all(
      Array.from({ length: 40 }, (_, index) => file(`note ${index}.txt`, `content of note ${index}`)),
    );
    const added = await desk.uploads.add(shop.id, paths.map(onDisk));
    await confirm(added);
    const rows = await settled(added);
    expect(rows.every(({ state }) => state === 'done')).toBe(true);
    const stored = new Map(server.media().map((media) => [media.mediaId, media.filename]));
    expect(rows.map(({ mediaId }) => stored.get(mediaId ?? ''))).toEqual(rows.map(({ name }) => name));
  });

  test('refreshes a token the server calls expired, once, and the person notices nothing', async () => {
    const { server, origin } = await startServer();
    const { desk, file, settled } = await startDesk();
    const shop = await account(desk, wecomAccount(origin, server));
    await settled(await desk.uploads.add(shop.id, [onDisk(await file('a.txt', 'something'))]));
    server.faults.set({ on: 'upload', expireTokens: true, times: 1 });
    const [row] = await settled(
      await desk.uploads.add(shop.id, [onDisk(await file('b.txt', 'something else'))]),
    );
    expect(row?.state).toBe('done');
    expect(server.log.filter(({ path: called }) => called.endsWith('/gettoken'))).toHaveLength(2);
  });

  test('believes the server about the time: a media two hours "ahead" is neither young nor expired', async () => {
    for (const clockOffsetSeconds of [-7200, 7200]) {
      const { server, origin } = await startServer();
      server.faults.set({ clockOffsetSeconds });
      const { desk, file, settled } = await startDesk();
      const shop = await account(desk, wecomAccount(origin, server));
      await settled(await desk.uploads.add(shop.id, [onDisk(await file('a.txt', 'something'))]));
      const page = desk.library.page(everything);
      const row = page.ok ? page.value.rows[0] : undefined;
      const remaining = (row?.expiresAt ?? 0) * 1000 - (Date.now() + (row?.clockOffsetMs ?? 0));
      expect(Math.abs(remaining - 72 * 3_600_000)).toBeLessThan(60_000);
      expect(Math.abs((row?.clockOffsetMs ?? 0) - clockOffsetSeconds * 1000)).toBeLessThan(10_000);
    }
  });

  test('uploads pasted bytes that have no file, and leaves none behind', async () => {
    const { server, origin } = await startServer();
    const { desk, settled, folder } = await startDesk();
    const shop = await account(desk, wecomAccount(origin, server));
    const pasted = { kind: 'bytes' as const, bytes: jpegOf(5_000), name: 'image.png' };
    const [row] = await settled(await desk.uploads.add(shop.id, [pasted]));
    expect(row).toMatchObject({ state: 'done', type: 'image' });
    // The suffix sent agrees with the bytes, whatever the clipboard called it.
    expect(server.media()[0]?.filename).toBe('image.png.jpg');
    await expect(readBytes(join(folder, 'pasted', row?.id ?? ''))).rejects.toThrow();
  });
});

test('a file that could not be handed over has a row with words, and the others of its drop go on', async () => {
  const { server, origin } = await startServer();
  const { desk, file, settled } = await startDesk();
  const shop = await account(desk, wecomAccount(origin, server));
  const lost = { kind: 'unreadable' as const, name: 'from-mail.png' };
  const rows = await settled(
    await desk.uploads.add(shop.id, [lost, onDisk(await file('a.txt', 'something'))]),
  );
  expect(rows).toMatchObject([
    { name: 'from-mail.png', state: 'failed', error: { code: 'file_pathless' } },
    { name: 'a.txt', state: 'done' },
  ]);
});

describe('a failing disk', () => {
  test('costs no media_id: the row fails with the id in hand, and a retry only writes the record', async () => {
    const { server, origin } = await startServer();
    const { desk, file, settled, disk } = await startDesk();
    const shop = await account(desk, wecomAccount(origin, server));
    disk.fails();
    const [failed] = await settled(
      await desk.uploads.add(shop.id, [onDisk(await file('a.txt', 'something'))]),
    );
    expect(failed).toMatchObject({
      state: 'failed',
      error: { code: 'record_not_written' },
      mediaId: server.media()[0]?.mediaId,
    });
    disk.works();
    desk.transfers.retry([failed?.id ?? ''], false);
    const [done] = await settled({ ok: true, value: failed ? [failed] : [] });
    expect(done?.state).toBe('done');
    expect(server.media()).toHaveLength(1);
    const page = desk.library.page(everything);
    expect(page.ok && page.value.rows).toHaveLength(1);
  });
});
