import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWechatClient } from '../../../electron/wechat/client.ts';
import { createHttp } from '../../../electron/wechat/http.ts';
import { keepDownload } from './kept-download.ts';
import { startRangeServer, type RangeServer, type Step } from './range-server.ts';
import { httpAnswer, serveScript } from './scripted-server.ts';

let server: RangeServer;
const http = createHttp({});
const client = createWechatClient({ http, now: Date.now });
beforeAll(async () => {
  server = await startRangeServer();
});
afterAll(async () => {
  await http.close();
  await server.close();
});

const FILE = randomBytes(200_000);
const length = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: FILE.length }));
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(
    'slice',
    'slice',
    'slice',
    'whole',
    'other-start',
    'other-total',
    '416',
    'busy',
    'too-large',
    'page',
  ),
  cutAt: fc.option(fc.oneof(fc.constant(0), length)),
  mostBytes: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1000, max: FILE.length })),
  declaresLength: fc.boolean(),
});

test('whatever is cut, sent whole, refused or wrongly labelled, the bytes are right in the end and never wrong', async () => {
  const seen = { cut: 0, anew: 0, runs: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 12 }),
      fc.integer({ min: 1, max: FILE.length }),
      async (steps, size) => {
        const file = FILE.subarray(0, size);
        server.serve(file);
        server.plan(steps);
        let download = keepDownload();
        // Each run uses up a step or more; after the last the server is honest.
        for (let run = 0; run <= steps.length; run += 1) {
          seen.runs += 1;
          const result = await download.run(client, server.endpoint, 'token', 'id');
          const bytes = download.bytes();
          expect(download.part.bytes).toBe(bytes.length);
          expect(bytes.equals(file.subarray(0, bytes.length))).toBe(true);
          seen.anew += download.restarts() > 0 ? 1 : 0;
          if (result.ok) {
            expect(bytes.length).toBe(file.length);
            return;
          }
          seen.cut += 1;
          if (result.error.code === 'answer_unreadable') download = keepDownload();
        }
        throw new Error('an honest server was not enough');
      },
    ),
    { numRuns: 150 },
  );
  // The plans are not all harmless.
  expect(seen.cut).toBeGreaterThan(100);
  expect(seen.anew).toBeGreaterThan(10);
});

describe('a slice', () => {
  /** Answers in turn, the last one again and again; none is whole, so that only slices are asked for. */
  async function fetchFrom(part: { bytes: number; total: number | null }, ...answers: readonly string[]) {
    const left = [...answers];
    const script = await serveScript((socket) =>
      socket.end((left.length > 1 ? left.shift() : left[0]) ?? ''),
    );
    const download = keepDownload();
    download.part = part;
    const result = await download.run(client, { ...server.endpoint, baseUrl: script.origin }, 't', 'id');
    await script.close();
    return { result, download, requests: script.requests };
  }
  const slice = (range: string, body: string, headers = '') =>
    `HTTP/1.1 206 Partial Content\r\nContent-Range: ${range}\r\n${headers}\r\n${body}`;
  const misfit = { code: 'answer_unreadable', facts: { reason: 'content_range' } };
  const part = { bytes: 2, total: null };

  test('without a length that is shorter than its range is incomplete', async () => {
    const { result, download } = await fetchFrom(part, slice('bytes 2-9/10', 'cdef'));
    expect(result).toEqual({
      ok: false,
      error: { code: 'answer_incomplete', facts: { received: 4, expected: 8 } },
    });
    expect(download.bytes().toString()).toBe('cdef');
  });

  test.each([
    ['longer than its range', slice('bytes 2-3/10', 'cdef')],
    ['of a total nobody knows', slice('bytes 2-9/*', 'cdefghij')],
    ['that ends before it begins', slice('bytes 2-1/10', '')],
    ['beyond its own total', slice('bytes 2-9/9', 'cdefghij')],
    ['longer than was asked for', slice(`bytes 2-${9 * 1024 * 1024}/20971520`, 'cdefghij')],
    ['in a unit nobody asked for', slice('lines 2-9/10', 'cdefghij')],
  ])('%s is not taken: the file is begun anew', async (_, answer) => {
    const whole = httpAnswer('abcdefghij', 'Content-Disposition: attachment; filename="a.bin"\r\n');
    const { result, download, requests } = await fetchFrom(part, answer, whole);
    expect(result.ok).toBe(true);
    expect(download.bytes().toString()).toBe('abcdefghij');
    expect(requests).toHaveLength(2);
    expect(requests[1]).not.toMatch(/^range:/im);
  });

  test('of a file that changed in between is not joined to the old one', async () => {
    const changed = httpAnswer('ABCDEFGHIJK', 'Content-Disposition: attachment; filename="a.bin"\r\n');
    const { result, download } = await fetchFrom(
      { bytes: 2, total: null },
      slice('bytes 2-5/10', 'cdef'),
      slice('bytes 6-10/11', 'GHIJK'),
      changed,
    );
    expect(result.ok).toBe(true);
    expect(download.bytes().toString()).toBe('ABCDEFGHIJK');
  });

  test('of a file larger than the servers store is refused before it is read', async () => {
    const { result, download } = await fetchFrom(part, slice('bytes 2-9/999999999', 'cdefghij'));
    expect(result).toMatchObject({ ok: false, error: { code: 'answer_too_large' } });
    expect(download.bytes()).toHaveLength(0);
  });

  test('in a coding nobody asked for is refused', async () => {
    const coded = slice('bytes 2-9/10', 'cdefghij', 'Content-Encoding: gzip\r\n');
    const { result } = await fetchFrom(part, coded);
    expect(result).toMatchObject({ error: { code: 'answer_unreadable', facts: { coding: 'gzip' } } });
  });

  test('that can never be right ends after one new start', async () => {
    const { result, requests } = await fetchFrom(
      { bytes: 2, total: 30 * 1024 * 1024 },
      slice('bytes 0-1/10', 'ab'),
      httpAnswer('{"errcode":830002}'),
      slice('bytes 5-9/10', 'fghij'),
    );
    expect(result).toEqual({ ok: false, error: misfit });
    expect(requests).toHaveLength(3);
  });
});
