import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fittedName, sentName } from '../../../electron/services/sent-name.ts';
import { contentTypeOf, extensionOf, isPreviewable } from '../../../electron/services/content-type.ts';
import { inspectFile } from '../../../electron/services/local-file.ts';
import { SourceFailure } from '../../../electron/wechat/upload-body.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-desk-unit-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('a file added', () => {
  test.each([
    ['that is not there', () => Promise.resolve('nowhere'), 'file_missing'],
    ['that is a folder', () => Promise.resolve('.'), 'file_is_folder'],
    ['that is empty', () => writeFile(join(folder, 'e'), '').then(() => 'e'), 'file_empty'],
    [
      'that is a pipe, which would never end',
      () => {
        execFileSync('mkfifo', [join(folder, 'pipe')]);
        return Promise.resolve('pipe');
      },
      'file_not_regular',
    ],
  ] as const)('%s is said so', async (_, make, code) => {
    expect(await inspectFile(join(folder, await make()))).toEqual({ ok: false, error: { code } });
  });

  const open = async (content: string) => {
    const path = join(folder, 'file');
    await writeFile(path, content);
    const found = await inspectFile(path);
    if (!found.ok) throw new Error(found.error.code);
    return { path, source: found.value.source('file'), size: found.value.size };
  };
  const drain = async (chunks: AsyncIterable<Uint8Array>) => {
    const all: Uint8Array[] = [];
    for await (const chunk of chunks) all.push(chunk);
    return Buffer.concat(all);
  };

  test('is read whole and hashed on the way, as often as it is asked for', async () => {
    const { source } = await open('abc');
    for (let round = 0; round < 2; round += 1) {
      expect((await drain(source.read())).toString()).toBe('abc');
      expect(source.sha256()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    }
  });

  test.each([
    ['grew', (path: string) => appendFile(path, 'more')],
    ['shrank', (path: string) => truncate(path, 1)],
    ['was deleted', (path: string) => rm(path)],
  ])('that %s since it was looked at is not sent to its end', async (_, change) => {
    const { path, source } = await open('abc');
    await change(path);
    await expect(drain(source.read())).rejects.toBeInstanceOf(SourceFailure);
  });
});

describe('the type of a file', () => {
  test.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg', 'jpg'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\b\x06\0\0\0\0\0\0\0\0\0\0\0IDAT', 'image/png', 'png'],
    ['#!AMR\n\x3c', 'audio/amr', 'amr'],
    ['#!AMR-WB\n\x04', 'audio/amr-wb', 'amr'],
    ['\x02#!SILK_V3', 'audio/silk', 'silk'],
    ['#!SILK_V3', 'audio/silk', 'silk'],
    ['\0\0\0\x18ftypmp42\0\0\0\0', 'video/mp4', 'mp4'],
    ['{"errcode":40007}', 'application/json', 'json'],
    ['plain words', 'text/plain', 'txt'],
    ['\x00\x01\x02\x03', 'application/octet-stream', null],
  ])('is read from its bytes: %j', async (head, contentType, extension) => {
    expect(await contentTypeOf(bytes(head))).toBe(contentType);
    expect(await extensionOf(bytes(head))).toBe(extension);
  });

  test('is text also when the head ends within a Chinese character', async () => {
    expect(await contentTypeOf(Buffer.from('价目表').subarray(0, 8))).toBe('text/plain');
  });

  test('never lets a page or a script be previewed', () => {
    for (const type of [
      'text/html',
      'image/svg+xml',
      'application/xml',
      'text/javascript',
      'application/pdf',
    ]) {
      expect(isPreviewable(type)).toBe(false);
    }
  });
});

describe('the name sent', () => {
  test.each([
    ['clip.png', 'video/mp4', 'clip.png.mp4'],
    ['photo', 'image/jpeg', 'photo.jpg'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['price list.pdf', 'application/pdf', 'price list.pdf'],
  ])('agrees with the bytes: %s as %s', (name, contentType, sent) => {
    expect(sentName(name, contentType)).toBe(sent);
  });

  test.each([
    ['photo.heic', 'image/jpeg', 'photo.jpg'],
    ['2026.11.22 voice', 'audio/amr', '2026.11.22 voice.amr'],
    ['.png', 'image/jpeg', '.png.jpg'],
    ['clip', 'video/mp4', 'clip.mp4'],
  ])('of what a file was made into has the new suffix: %s as %s', (name, contentType, fitted) => {
    expect(fittedName(name, contentType)).toBe(fitted);
  });
});
