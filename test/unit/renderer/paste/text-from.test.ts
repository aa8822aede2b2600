import { expect, test } from 'vitest';
import { textFrom } from '../../../../renderer/paste/text-from.ts';

const TEXT = '素材 media_id';

test.each([
  ['UTF-8', Uint8Array.from(Buffer.from(TEXT))],
  ['UTF-8 with its mark', Uint8Array.from(Buffer.from(`\ufeff${TEXT}`))],
  ['UTF-16 LE', Uint8Array.from(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))],
  ['UTF-16 BE', Uint8Array.from(Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16())],
  ['GB18030', Uint8Array.from([0xcb, 0xd8, 0xb2, 0xc4, ...Buffer.from(' media_id')])],
])('a file in %s is read', (_, bytes) => {
  expect(textFrom(bytes.buffer)).toBe(TEXT);
});

test('an empty file is empty', () => {
  expect(textFrom(new ArrayBuffer(0))).toBe('');
});
