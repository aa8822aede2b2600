import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseByteRange } from '../../../electron/shell/byte-range.ts';

test.each([
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=99-', { start: 99, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['BYTES = 1 - 2', { start: 1, end: 2 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=20-10', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
  ['items=0-1', 'whole'],
  ['', 'whole'],
  [null, 'whole'],
] as const)('%s of a hundred bytes is %o', (header, range) => {
  expect(parseByteRange(header, 100)).toEqual(range);
});

test('whatever is asked, the answer lies within the file', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(1e6),
      fc.option(fc.nat(1e6)),
      fc.integer({ min: 1, max: 1e6 }),
      (junk, from, to, size) => {
        for (const header of [junk, `bytes=${junk}`, `bytes=${from}-${to ?? ''}`, `bytes=-${from}`]) {
          const range = parseByteRange(header, size);
          if (typeof range === 'string') continue;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThan(size);
        }
      },
    ),
  );
});
