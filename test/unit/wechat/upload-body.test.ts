import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUploadBody, SourceFailure } from '../../../electron/wechat/upload-body.ts';
import { uploadFileName } from '../../../electron/wechat/upload-file-name.ts';
import { fileOf, parseMultipart } from '../../contract/client/multipart-parser.ts';

const sentBytes = async (body: { read(): AsyncIterable<Uint8Array> }): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const noProgress = (): undefined => undefined;

test('the body is one part whose every byte is as the server wants it', async () => {
  const { contentType, body } = createUploadBody(
    fileOf('image', '测试.jpg', Buffer.from('abc'), 'image/jpeg'),
    noProgress,
  );
  const boundary = /^multipart\/form-data; boundary=(----media-desk-[0-9a-f]{48})$/.exec(contentType)?.[1];
  const bytes = await sentBytes(body);
  expect(bytes.toString('utf8')).toBe(
    `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="测试.jpg"; filelength=3\r\n` +
      `Content-Type: image/jpg\r\n\r\nabc\r\n--${boundary}--\r\n`,
  );
  expect(bytes.byteLength).toBe(body.length);
});

test.each([
  ['file', 'application/pdf', 'application/octet-stream'],
  ['image', 'image/jpeg', 'image/jpg'],
  ['image', 'image/png', 'image/png'],
  ['voice', 'audio/amr', 'voice/amr'],
  ['voice', 'audio/mpeg', 'audio/mpeg'],
  ['video', 'video/mp4', 'video/mp4'],
  ['image', 'image/png\r\nX-Evil: 1', 'application/octet-stream'],
  ['image', '', 'application/octet-stream'],
] as const)('a %s of %j is labelled %s', async (type, contentType, label) => {
  const { body } = createUploadBody(fileOf(type, 'x.x', Buffer.from('abc'), contentType), noProgress);
  expect((await sentBytes(body)).toString()).toContain(`\r\nContent-Type: ${label}\r\n\r\n`);
});

test('two bodies never share a boundary', () => {
  const types = Array.from({ length: 50 }, () =>
    createUploadBody(fileOf('file', 'a', Buffer.from('a')), noProgress),
  );
  expect(new Set(types.map(({ contentType }) => contentType)).size).toBe(50);
});

test('any name and any bytes come out of an independent parser as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 350 }),
      fc.uint8Array({ maxLength: 400 }),
      async (name, content) => {
        const { contentType, body } = createUploadBody(
          fileOf('file', name, Buffer.from(content)),
          noProgress,
        );
        const bytes = await sentBytes(body);
        expect(bytes.byteLength).toBe(body.length);
        const parts = parseMultipart(bytes, contentType);
        expect(parts).toHaveLength(1);
        expect(parts[0]).toEqual({
          name: 'media',
          filename: uploadFileName(name, 'file'),
          filelength: content.byteLength,
          contentType: 'application/octet-stream',
          content: Buffer.from(content),
        });
      },
    ),
  );
});

describe('the bytes', () => {
  test('are handed on in pieces small enough to show progress, ending at the size', async () => {
    const sent: number[] = [];
    const content = Buffer.alloc(300_000, 7);
    const { body } = createUploadBody(fileOf('file', 'a.bin', content), (bytes) => sent.push(bytes));
    const sizes: number[] = [];
    for await (const chunk of body.read()) sizes.push(chunk.byteLength);
    expect(Math.max(...sizes)).toBe(65_536);
    expect(sent).toEqual([65_536, 131_072, 196_608, 262_144, 300_000]);
  });

  test.each([
    ['more', 'abcd'],
    ['fewer', 'ab'],
  ])('being %s than the size say that the file changed, before the closing boundary', async (_, content) => {
    const { contentType, body } = createUploadBody(
      { ...fileOf('file', 'a.bin', Buffer.from(content)), size: 3 },
      noProgress,
    );
    const chunks: Uint8Array[] = [];
    const read = async (): Promise<void> => {
      for await (const chunk of body.read()) chunks.push(chunk);
    };
    await expect(read()).rejects.toMatchObject({ name: 'SourceFailure', error: { code: 'file_changed' } });
    const boundary = contentType.split('boundary=')[1] ?? '';
    expect(Buffer.concat(chunks).toString()).not.toContain(`${boundary}--`);
  });

  test('that fail after the last one keep the closing boundary back', async () => {
    const failing = {
      ...fileOf('file', 'a.bin', Buffer.from('abc')),
      async *read() {
        yield await Promise.resolve(Buffer.from('abc'));
        throw new SourceFailure({ code: 'file_changed' });
      },
    };
    const { contentType, body } = createUploadBody(failing, noProgress);
    const chunks: Uint8Array[] = [];
    const read = async (): Promise<void> => {
      for await (const chunk of body.read()) chunks.push(chunk);
    };
    await expect(read()).rejects.toThrow('file_changed');
    expect(Buffer.concat(chunks).toString()).not.toContain(`${contentType.split('boundary=')[1] ?? ''}--`);
  });
});
