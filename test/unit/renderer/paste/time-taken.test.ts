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
    ['braces', '', '{'],
    ['tags', '', '<MediaId>'],
    ['sections', '', '<MediaId><![CDATA['],
    ['strings that open', '', 'media_id="'],
    ['names', '', 'media_id '],
    ['lines of a table', 'media_id,from\n', 'id-0001,"x\n'],
    ['words', '', '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNli\n'],
    ['SQL', '', 'INSERT INTO a(b) VALUES ('],
    ['escaped quotes in one object', '{', String.raw`'\ `.trim()],
    ['objects with an escaped single quote', '', String.raw`{x\'}`],
    ['strings that nothing closes, one a line', '', 'x{a\\"\n'],
    ['strings that only a last quote could close', '', 'x{a\\"\n', '"z'],
    ['tokens in one line', '', '&access_token=abcd1234'],
    ['longer tokens in one line', '', '&access_token=abcd1234abcd1234'],
    ['tokens that may be wrapped', '', `access_token%3D${'x'.repeat(80)}\n`],
    ['messages with a section that nothing closes', '', '<xml><a/><![CDATA[]]'],
    ['cells of JSON', '', '{""a'],
    ['comments in messages', '', '<xml><!--'],
    ['comments within sections', '<xml>', '<![CDATA[<!--'],
    ['statements', '', 'Preparing: a=? '],
    ['values of a statement', 'Preparing: a=?\nParameters: ', 'null, a(b'],
    ['tags of words', '', '<br><p <code '],
    ['names of programs', '', 'aKey'],
    ['paths', '', '/media/abcdefghij1234567890ABCDEFGHIJ1234567890abcd,'],
    ['messages within the sections of one', '<xml>', '<![CDATA[ <xml><a/><![CDATA[]]>'],
  ])(
    'grows with its length and no faster: %s',
    (_, head, unit, tail = '') => {
      const short = timeOf(repeated(head, unit, 100_000) + tail);
      // What takes that long already is not waited for.
      expect(short).toBeLessThan(2000);
      const long = timeOf(repeated(head, unit, 800_000) + tail);
      // Eight times as long; a quadratic search takes 64 times. Below 10 ms it is noise.
      expect(long).toBeLessThan(16 * Math.max(10, short));
    },
    120_000,
  );

  test('is hardly more where names stand in one address than where each stands alone', () => {
    const inOne = timeOf(repeated('', 'media_id=1&', 320_000));
    // To look back over the address from each name took six times as long.
    expect(inOne).toBeLessThan(3.5 * timeOf(repeated('', 'media_id=1 ', 320_000)));
  });

  test.each([
    ['a value', 'secret='],
    ['a row of SQL', 'INSERT INTO a(b) VALUES ('],
  ])('leaves room on the stack for a run of 12 MB: %s', (_, head) => {
    const { mentions } = findMentions(`${head}${'x'.repeat(12e6)}\nmedia_id=${'a1_'.repeat(15)}`);
    expect(mentions).toHaveLength(1);
  });
});
