import { expect, test } from 'vitest';
import { heicColours } from '../../../../renderer/conversion/heic-colours.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
const profile = (name: Buffer) => Buffer.concat([Buffer.from('colrprof'), Buffer.alloc(180), name]);
const nclx = (primaries: number) =>
  Buffer.from([...Buffer.from('colrnclx'), 0, primaries, 0, 13, 0, 6, 0x80]);

test.each([
  ['nclx P3', nclx(12), 'display-p3'],
  ['nclx sRGB', nclx(1), 'srgb'],
  ['a profile called Display P3', profile(utf16('Display P3')), 'display-p3'],
  ['a profile called so in ASCII', profile(Buffer.from('Display P3')), 'display-p3'],
  ['another profile', profile(utf16('sRGB IEC61966-2.1')), 'srgb'],
  ['no profile', Buffer.from('Display P3'), 'srgb'],
])('the colours of a HEIC file by %s', (_name, box, colours) => {
  expect(heicColours(Buffer.concat([Buffer.from('ftypheic'), box]))).toBe(colours);
});
