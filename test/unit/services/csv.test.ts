import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCsvReader, csvLine } from '../../../electron/services/csv.ts';

/** All rows of a text that comes in pieces of these sizes, over and over. */
const readIn = (text: string, sizes: readonly number[]) => {
  const read = createCsvReader();
  const rows = [];
  for (let from = 0, turn = 0; from < text.length; turn++) {
    const end = from + (sizes[turn % sizes.length] ?? 1);
    rows.push(...read(text.slice(from, end), false));
    from = end;
  }
  return [...rows, ...read('', true)];
};

const cellsIn = (text: string) => readIn(text, [text.length]).map(({ cells }) => cells);

/** Texts made of what CSV, spreadsheets and line reading trip over. */
const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom("'", '"', ',', '\r', '\n', '\t', '=', '+', '-', '@', '＝', 'a', '海', '👍🏽'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('CSV', () => {
  test('gives back every text exactly, in whatever pieces it is read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(awkward, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        sizes,
        (table, sizes) => {
          const rows = readIn(table.map((cells) => csvLine(cells)).join(''), sizes);
          expect(rows.map(({ cells }) => cells)).toEqual(table);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('never writes a text that a spreadsheet would run', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const shown = /^"?(.?)/su.exec(csvLine([text, 'x']))?.[1] ?? '';
        expect('=+-@\t＝＋－＠').not.toContain(shown === '' ? 'none' : shown);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps numbers numbers', () => {
    expect(csvLine([-1500, 1e21, true])).toBe('-1500,1e+21,true\r\n');
  });

  test('takes any line break, a last line without one, and no blank line for a row', () => {
    expect(cellsIn('a,b\nc,d\r\n\r\ne,f\rg,"h\n\ni"')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h\n\ni'],
    ]);
  });

  test("leaves an apostrophe that is a text's own", () => {
    expect(cellsIn("'tis,''quoted''\n'=1,''=1")).toEqual([
      ["'tis", "''quoted''"],
      ['=1', "'=1"],
    ]);
  });

  test.each([
    ['a stray quote', 'a,b"c\nd,e', [null, ['d', 'e']]],
    ['text after a closing quote', '"a"b,c\nd,e', [null, ['d', 'e']]],
    ['a quote that is never closed', 'a,b\n"c,d\ne,f', [['a', 'b'], null, ['e', 'f']]],
  ])('refuses only the row with %s', (_, text, expected) => {
    expect(cellsIn(text)).toEqual(expected);
    expect(readIn(text, [1]).map(({ cells }) => cells)).toEqual(expected);
  });

  test('says on which line of the file each row begins', () => {
    const text = 'a,b\r\n"c\nc","d\n"\n\nx"y\ne,f\n';
    for (const size of [1, 3, 100])
      expect(readIn(text, [size]).map(({ line }) => line)).toEqual([1, 2, 6, 7]);
  });

  test('does not gather a whole file behind one open quote', () => {
    const read = createCsvReader();
    const line = `${'x'.repeat(99)}\n`;
    expect(read('a,"b\n', false)).toEqual([]);
    let rows = 0;
    for (let i = 0; i < 30; i++) rows += read(line.repeat(1000), false).length;
    expect(rows).toBeGreaterThan(10_000);
  });
});
