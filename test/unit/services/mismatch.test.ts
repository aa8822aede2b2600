import { expect, test } from 'vitest';
import { mismatchOf } from '../../../electron/services/mismatch.ts';

test.each([
  ['a.jpg', 'image/jpeg', 'image/jpeg'],
  ['A.JPEG', 'image/jpg', 'image/jpeg'],
  ['a.amr', 'voice/amr', 'audio/amr'],
  ['a.mp4', 'video/mpeg4', 'video/mp4'],
  ['a.m4a', 'audio/mp4', 'audio/x-m4a'],
  ['a.docx', 'application/octet-stream', 'application/zip'],
  ['a.html', 'text/plain', 'text/plain'],
  ['a.unknown', null, 'application/pdf'],
  [null, 'text/plain', 'image/png'],
  [null, null, 'image/png'],
  ['v2.5', 'application/json', 'text/plain'],
  ['a.webp', 'image/webp; charset=binary', 'image/webp'],
] as const)('%s, sent as %s, agrees with %s', (name, header, contentType) => {
  expect(mismatchOf(name, header, contentType)).toBeNull();
});

test.each([
  ['a.jpg', 'image/jpeg', 'image/png', 'jpg', 'image/jpeg'],
  ['a.jpg', null, 'application/x-msdownload', 'jpg', null],
  ['a.pdf', 'application/octet-stream', 'text/plain', 'pdf', null],
  ['a.amr', 'voice/amr', 'audio/silk', 'amr', 'audio/amr'],
  ['a.mp4', 'video/mp4', 'application/octet-stream', 'mp4', 'video/mp4'],
  ['photo.png', 'image/png', 'image/png', null, null],
  ['report', 'image/png', 'application/pdf', null, 'image/png'],
] as const)('%s, sent as %s, held against %s', (name, header, contentType, suffix, declared) => {
  const expected = suffix === null && declared === null ? null : { suffix, header: declared };
  expect(mismatchOf(name, header, contentType)).toEqual(expected);
});
