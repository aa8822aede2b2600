import { describe, expect, test } from 'vitest';
import { MAX_JSON_BYTES, type CallContext } from '../../../electron/wechat/answer.ts';
import { receiveDownload } from '../../../electron/wechat/download.ts';
import { MAX_ANSWER_BYTES } from '../../../electron/wechat/http.ts';
import { createIntake } from '../../../electron/wechat/intake.ts';
import { OFFICIAL_ACCOUNT } from '../../../electron/wechat/official-account.ts';
import { WECOM } from '../../../electron/wechat/wecom.ts';
import { fakeAnswer } from './fake-answer.ts';

const context: CallContext = { call: 'get', secrets: [], ipPatterns: {} };

async function receive(
  body: string | Uint8Array,
  options: Parameters<typeof fakeAnswer>[1] = {},
  rules = OFFICIAL_ACCOUNT,
  length?: number,
) {
  const written: Uint8Array[] = [];
  const progress: (number | null)[][] = [];
  const answer = fakeAnswer(body, options);
  const result = await receiveDownload(
    length === undefined ? answer : { ...answer, length },
    context,
    rules.readVideoLink,
    createIntake(
      {
        write: (chunk) => Promise.resolve(void written.push(chunk)),
        restart: () => Promise.resolve(void written.splice(0)),
        onProgress: (...numbers) => progress.push(numbers),
      },
      { bytes: 0, total: null },
    ),
  );
  return { result, written: Buffer.concat(written), progress };
}

const attached = (more: Readonly<Record<string, string>> = {}) => ({
  headers: { 'content-disposition': 'attachment; filename="a.txt"', ...more },
});

describe('with an attachment disposition it is the file', () => {
  test.each([
    '{"errcode":40007,"errmsg":"invalid media_id"}',
    '{"video_url":"http://example.com/x"}',
    '{\\rtf1 text}',
    '<!doctype html><html></html>',
  ])('even if it looks like %s', async (body) => {
    const { result, written } = await receive(body, attached());
    expect(result).toMatchObject({ ok: true, value: { kind: 'file', file: { fileName: 'a.txt' } } });
    expect(written.toString()).toBe(body);
  });

  test('with progress at every piece', async () => {
    const { progress } = await receive('x'.repeat(2500), attached());
    expect(progress).toEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
    ]);
  });

  test('unless it is empty', async () => {
    expect((await receive('', attached())).result).toMatchObject({ error: { code: 'answer_empty' } });
  });

  test('unless it is larger than the servers store', async () => {
    const { result, written } = await receive('abc', attached(), WECOM, MAX_ANSWER_BYTES + 1);
    expect(result).toMatchObject({
      error: { code: 'answer_too_large', facts: { limit: MAX_ANSWER_BYTES } },
    });
    expect(written).toHaveLength(0);
  });

  test('unless it comes in a coding nobody asked for', async () => {
    const { result, written } = await receive('abc', attached({ 'content-encoding': 'gzip' }));
    expect(result).toMatchObject({ error: { code: 'answer_unreadable', facts: { coding: 'gzip' } } });
    expect(written).toHaveLength(0);
  });

  test('unless the status says that it failed', async () => {
    const failed = { ...attached(), status: 500 };
    expect((await receive('abc', failed)).result).toMatchObject({ error: { code: 'http_status' } });
  });
});

describe('without one', () => {
  test('an object with an errcode is the refusal, whatever its Content-Type', async () => {
    const { result, written } = await receive('{"errcode":"40004","errmsg":"invalid media_id"}', {
      headers: { 'content-type': 'image/jpeg' },
    });
    expect(result).toMatchObject({ error: { code: 'api_refused', errcode: 40004, call: 'get' } });
    expect(written).toHaveLength(0);
  });

  test('an object with a video_url is a link on Official Accounts and a file on WeCom', async () => {
    const body = '{"video_url":"https://example.com/v"}';
    expect((await receive(body)).result).toEqual({
      ok: true,
      value: { kind: 'video_link', link: 'https://example.com/v' },
    });
    const onWecom = await receive(body, {}, WECOM);
    expect(onWecom.result).toMatchObject({ value: { kind: 'file' } });
    expect(onWecom.written.toString()).toBe(body);
  });

  test.each(['{"errcode":0,"errmsg":"ok"}', '{"answer":42}', '[1]', '\x89PNG', '{"errcode":40007'])(
    '%j is a file',
    async (body) => {
      const { result, written } = await receive(body);
      expect(result).toMatchObject({ value: { kind: 'file', file: { fileName: null } } });
      expect(written.toString()).toBe(body);
    },
  );

  test('an object too long for an answer is a file, byte for byte', async () => {
    const body = `{"errcode":40007,"errmsg":"${'x'.repeat(MAX_JSON_BYTES)}"}`;
    const { result, written } = await receive(body);
    expect(result).toMatchObject({ value: { kind: 'file' } });
    expect(written.toString()).toBe(body);
  });

  test.each(['<html><body>404</body></html>', `<!DOCTYPE html>${'x'.repeat(100_000)}`])(
    'a page is a proxy’s',
    async (body) => {
      const { result, written } = await receive(body);
      expect(result).toMatchObject({ error: { code: 'proxy_page', facts: { status: 200 } } });
      expect(written).toHaveLength(0);
    },
  );

  test('nothing is an empty answer', async () => {
    expect((await receive('')).result).toMatchObject({ error: { code: 'answer_empty' } });
  });
});
