import { expect, test } from 'vitest';
import { bareMention } from '../../../electron/contract/mention.ts';
import { fetchedTypeOf, mediaTypeOf } from '../../../electron/services/fetched-type.ts';

const said = bareMention('M0-one-that-lives', 'list');

test.each([
  ['image/png', 'image'],
  ['image/heic', 'image'],
  ['image/tiff', 'image'],
  ['image/svg+xml', 'image'],
  ['audio/amr', 'voice'],
  ['audio/x-musepack', 'voice'],
  ['video/mp2t', 'video'],
  ['application/pdf', 'file'],
])('a fetched file of %s is of type %s', (contentType, type) => {
  expect(fetchedTypeOf(said, { contentType, name: 'x' })).toBe(type);
});

test('what the message says comes first, and speex is known by its suffix', () => {
  const unknown = { contentType: 'application/octet-stream', name: 'x.speex' };
  expect(fetchedTypeOf(said, unknown)).toBe('voice');
  expect(fetchedTypeOf({ ...said, type: 'file' }, unknown)).toBe('file');
  expect(fetchedTypeOf({ ...said, hdVoice: true }, { ...unknown, name: 'x' })).toBe('voice');
  expect(mediaTypeOf(said, null)).toBeNull();
  expect(mediaTypeOf({ ...said, hdVoice: true }, null)).toBe('voice');
});
