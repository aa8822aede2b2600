import { expect, test } from 'vitest';
import { servedTypeOf, viewKindOf } from '../../../electron/contract/view-kind.ts';

test.each([
  ['image/jpeg', 'a.jpg', 'picture'],
  ['audio/amr', 'a.amr', 'amr'],
  ['audio/silk', 'a.amr', 'silk'],
  ['audio/amr-wb', 'a.amr', 'amr_wb'],
  ['audio/ogg; codecs=opus', 'a.opus', 'voice'],
  ['audio/speex', 'a.spx', 'speex'],
  ['application/octet-stream', 'a.speex', 'speex'],
  ['application/octet-stream', 'a.bin', 'none'],
  ['video/quicktime', 'a.mov', 'video'],
  ['text/plain', 'a.html', 'text'],
  ['application/xml', 'a.svg', 'text'],
  ['application/json', 'a.json', 'json'],
  ['application/pdf', 'a.pdf', 'pdf'],
  ['image/svg+xml', 'a.svg', 'none'],
  ['text/html', 'a.html', 'none'],
  ['application/x-msdownload', 'a.jpg', 'none'],
] as const)('%s called %s is shown as %s', (contentType, name, kind) => {
  expect(viewKindOf(contentType, name)).toBe(kind);
});

test.each([
  ['image/png', 'image/png'],
  ['video/mp4', 'video/mp4'],
  ['audio/ogg; codecs=opus', 'audio/ogg; codecs=opus'],
  ['text/plain', 'text/plain; charset=utf-8'],
  ['application/xml', 'text/plain; charset=utf-8'],
  ['application/json', 'text/plain; charset=utf-8'],
])('%s is served as %s', (contentType, served) => {
  expect(servedTypeOf(contentType)).toBe(served);
});

test.each([
  'text/html',
  'image/svg+xml',
  'application/xhtml+xml',
  'text/javascript',
  'application/pdf',
  'audio/amr',
  '',
])('%s is served as bytes and nothing more', (contentType) => {
  expect(servedTypeOf(contentType)).toBe('application/octet-stream');
});
