import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { encode } from 'silk-wasm';
import { describe, expect, test } from 'vitest';
import { wavOf } from '../../../renderer/format/wav.ts';
import {
  readBytes,
  startDesk,
  startServer,
  temporaryFolder,
  wecomAccount,
  type RunningDesk,
  mentionsOf,
} from './desk-harness.ts';

const PDF = Buffer.from('%PDF-1.4 a menu');

/** A desk that has fetched these bytes under this name. */
async function deskWith(filename: string, bytes: Uint8Array, saveTo?: string) {
  const { server, origin } = await startServer();
  const running = await startDesk(saveTo === undefined ? {} : { saveTo });
  const input = wecomAccount(origin, server);
  const saved = await running.desk.accounts.save(input);
  const mediaId = await server.receive({
    owner: input.ownerId,
    type: 'file',
    filename,
    bytes: Buffer.from(bytes),
  });
  const [transfer] = await running.settled(
    running.desk.fetches.add(saved.ok ? saved.value.id : '', mentionsOf([mediaId])),
  );
  if (!transfer?.fetched) throw new Error('not fetched');
  return { ...running, id: transfer.id, mediaId, fetched: transfer.fetched, uses: running.desk.mediaUses };
}

const valueOf = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('a copy for other programs', () => {
  test('has the name and the bytes, is another file each time, and goes with the fetch', async () => {
    const { uses, id, desk, folder, mediaId, audited } = await deskWith('菜单.pdf', PDF);
    const [first, second] = [valueOf(await uses.forDragging(id)), valueOf(await uses.forDragging(id))];
    expect(basename(first)).toBe('菜单.pdf');
    expect(first).not.toBe(second);
    await writeFile(first, 'spoilt by another program');
    expect(await readBytes(second)).toEqual(PDF);
    const own = await desk.previews.find('fetched', id);
    expect(await readBytes(own?.path ?? '')).toEqual(PDF);
    expect(audited.filter(({ action }) => action === 'hand_out')).toMatchObject([
      { subject: mediaId, result: 'ok' },
      { subject: mediaId, result: 'ok' },
    ]);
    await desk.retention.remove([id]);
    await expect(readBytes(second)).rejects.toThrow('ENOENT');
    expect(await readdir(join(folder, 'outgoing'))).toEqual([]);
  });

  test('that is to be opened is a PDF by its bytes and by its suffix, whatever it was called', async () => {
    const menu = await deskWith('menu.exe', PDF);
    expect(basename(valueOf(await menu.uses.forReading(menu.id)))).toBe('menu.exe.pdf');
    const lie = await deskWith('menu.pdf', Buffer.from('MZ\x90 not a menu', 'latin1'));
    expect(await lie.uses.forReading(lie.id)).toMatchObject({ error: { code: 'request_invalid' } });
    expect(await readdir(lie.folder)).not.toContain('outgoing');
  });

  test('of what is not there is none', async () => {
    const { uses } = await deskWith('a.pdf', PDF);
    const nobody = '0f8fad5b-d9cb-469f-a165-70867728950e';
    for (const answer of [
      await uses.forDragging(nobody),
      await uses.forReading(nobody),
      await uses.decodeSilk(nobody),
    ])
      expect(answer).toMatchObject({ error: { code: 'record_missing' } });
  });
});

describe('a voice', () => {
  const wav = wavOf(
    Int16Array.from({ length: 800 }, (_, at) => at),
    8000,
  );

  test('is saved as the WAV that was made of it, under its own name', async () => {
    const saveTo = await temporaryFolder();
    const { uses, id, audited } = await deskWith(
      'voice.amr',
      Buffer.from('#!AMR\n\x3c'.padEnd(60, '\0')),
      saveTo,
    );
    expect(await uses.saveVoice(id, wav)).toEqual({ ok: true, value: { savedAs: 'voice.wav' } });
    expect(await readBytes(join(saveTo, 'voice.wav'))).toEqual(Buffer.from(wav));
    expect(audited.at(-1)).toMatchObject({ action: 'save', result: 'ok' });
    expect(await uses.saveVoice(id, Buffer.from('<html>'))).toMatchObject({
      error: { code: 'request_invalid' },
    });
    expect(await readdir(saveTo)).toEqual(['voice.wav']);
  });

  test('is not saved where the person changed their mind', async () => {
    const { uses, id } = await deskWith('voice.amr', Buffer.from('#!AMR\n\x3c'));
    expect(await uses.saveVoice(id, wav)).toEqual({ ok: true, value: { savedAs: null } });
  });

  test('in SILK is decoded, and one that is damaged is said so', async () => {
    const { data } = await encode(
      Int16Array.from({ length: 24_000 }, (_, at) => 3000 * Math.sin(at / 9)),
      24_000,
    );
    const voice = await deskWith('voice.amr', data);
    expect(voice.fetched).toMatchObject({ contentType: 'audio/silk', mismatch: { suffix: 'amr' } });
    const { pcm, sampleRate } = valueOf(await voice.uses.decodeSilk(voice.id));
    expect(pcm.length / 2 / sampleRate).toBeCloseTo(1, 1);
    const damaged = await deskWith('voice.amr', data.subarray(0, 10));
    expect(await damaged.uses.decodeSilk(damaged.id)).toMatchObject({ error: { code: 'voice_undecodable' } });
  });
});

describe('what the window may show', () => {
  test.each([
    ['page.html', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/plain; charset=utf-8'],
    ['drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'text/plain; charset=utf-8'],
    ['a.json', Buffer.from('{"a":1}'), 'text/plain; charset=utf-8'],
    ['menu.pdf', PDF, 'application/octet-stream'],
    ['tool.exe', Buffer.from('MZ\x90\0\x03', 'latin1'), 'application/octet-stream'],
  ])('%s is served as what cannot run', async (name, bytes, served) => {
    const { desk, id } = await deskWith(name, bytes);
    expect((await desk.previews.find('fetched', id))?.contentType).toBe(served);
    expect(await desk.previews.find('elsewhere', id)).toBeNull();
  });

  test('thumbnails of fetched pictures are shared by the bytes and go with the last fetch', async () => {
    const webp = Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBPVP8L', 'latin1'), Buffer.alloc(20)]);
    const { desk, id, fetched, folder } = await deskWith('a.pdf', PDF);
    expect(await desk.previews.find('thumbnail', id)).toBeNull();
    expect(await desk.previews.putThumbnail(id, webp)).toMatchObject({ ok: true });
    expect((await desk.previews.find('thumbnail', id))?.path).toBe(
      join(folder, 'fetched-thumbnails', fetched.sha256),
    );
    await desk.retention.remove([id]);
    expect(await readdir(join(folder, 'fetched-thumbnails'))).toEqual([]);
  });

  test('copies for other programs do not outlive the run', async () => {
    const { uses, id, folder, close } = await deskWith('a.pdf', PDF);
    await uses.forDragging(id);
    await close();
    expect(await readdir(folder)).not.toContain('outgoing');
  });
});

describe('the file of an upload', () => {
  /** Of these files, by a desk whose server cannot be reached, so that none is ever sent. */
  async function unsent(paths: readonly string[], running: RunningDesk) {
    const { origin, server } = await startServer();
    const nowhere = wecomAccount(origin, server, { baseUrl: 'http://127.0.0.1:9', name: 'Nowhere' });
    const saved = valueOf(await running.desk.accounts.save(nowhere));
    const files = paths.map((path) => ({ kind: 'path' as const, name: basename(path), path }));
    const ended = await running.settled(await running.desk.uploads.add(saved.id, files));
    expect(ended.map(({ state }) => state)).not.toContain('done');
    return ended.map(({ id }) => id);
  }

  test('is shown and heard by the upload’s id as long as it has not been sent', async () => {
    const running = await startDesk();
    const { data } = await encode(new Int16Array(24_000), 24_000);
    const paths = [await running.file('a.amr', '#!AMR\n\x3c'), await running.file('b.amr', data)];
    const [amr = '', silk = ''] = await unsent(paths, running);
    const { previews, mediaUses } = running.desk;
    expect(await previews.find('upload', amr)).toEqual({
      path: paths[0],
      contentType: 'application/octet-stream',
    });
    expect(await previews.find('fetched', amr)).toBeNull();
    expect(valueOf(await mediaUses.decodeSilk(silk)).sampleRate).toBe(24_000);
    await rm(paths[0] ?? '');
    expect(await previews.find('upload', amr)).toBeNull();
    running.desk.transfers.dismiss([silk]);
    expect(await previews.find('upload', silk)).toBeNull();
  });

  test('is not shown once it was sent: it may be another by now; nor where it is no file', async () => {
    const { origin, server } = await startServer();
    const running = await startDesk();
    const account = valueOf(await running.desk.accounts.save(wecomAccount(origin, server)));
    const path = await running.file('a.txt', 'sent already');
    const [sent] = await running.settled(
      await running.desk.uploads.add(account.id, [{ kind: 'path', name: 'a.txt', path }]),
    );
    expect(sent?.state).toBe('done');
    expect(await running.desk.previews.find('upload', sent?.id ?? '')).toBeNull();

    const pipe = join(running.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const link = join(running.folder, 'link.txt');
    await symlink(path, link);
    const [ofPipe = '', ofFolder = '', ofLink = ''] = await unsent([pipe, running.folder, link], running);
    expect(await running.desk.previews.find('upload', ofPipe)).toBeNull();
    expect(await running.desk.previews.find('upload', ofFolder)).toBeNull();
    expect(await running.desk.previews.find('upload', ofLink)).toEqual({
      path: await realpath(path),
      contentType: 'text/plain; charset=utf-8',
    });
    expect(await running.desk.previews.find('upload', randomUUID())).toBeNull();
  });
});
