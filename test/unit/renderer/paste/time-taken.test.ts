import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../../cpu-time.ts';
import { findMentions } from '../../../../renderer/paste/find-mentions.ts';

/** The better of two: what else runs in the process counts as well. */
const timeOf = (text: string): number =>
  Math.min(
    ...[1, 2].map(() => {
      const started = cpuTime();
      findMentions(text);
      return cpuTime() - started;
    }),
  );

const repeated = (head: string, unit: string, length: number): string =>
  head + unit.repeat(Math.ceil(length / unit.length));

describe('the time a paste takes', () => {
  test.each([
    ['escaped quotes in one object', '{', String.raw`'\ `.trim()],
    ['objects with an escaped single quote', '', String.raw`{x\'}`],
    ['objects with an escaped quote, one a line', '', '{x\\"\n'],
    ['strings that a word follows, one a line', '', '{x\\"\n"y\n'],
  ])(
    'grows with its length and no faster: %s',
    (_, head, unit) => {
      const short = timeOf(repeated(head, unit, 100_000));
      // What takes that long already is not waited for.
      expect(short).toBeLessThan(2000);
      const long = timeOf(repeated(head, unit, 800_000));
      // Eight times as long; a quadratic search takes 64 times. Below 10 ms it is noise.
      expect(long).toBeLessThan(16 * Math.max(10, short));
    },
    120_000,
  );
});
