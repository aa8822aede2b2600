import { afterEach, expect, test, vi } from 'vitest';
import { decodeVoice } from '../../../../renderer/codecs/decode-voice.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['before its bytes come', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['with its head', () => Promise.resolve({ ok: false, status: 404 })],
  [
    'while its bytes come',
    () => Promise.resolve({ ok: true, arrayBuffer: () => Promise.reject(new Error()) }),
  ],
])('a voice that is gone %s is missing', async (_when, answer) => {
  vi.stubGlobal('fetch', answer);
  const source = { id: '1', url: 'media://fetched/1' };
  expect(await decodeVoice('amr', source, new AbortController().signal)).toEqual({
    ok: false,
    error: { code: 'file_missing' },
  });
});
