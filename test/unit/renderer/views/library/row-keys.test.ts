import { describe, expect, test } from 'vitest';
import { createRowKeys } from '../../../../../renderer/views/library/row-keys.ts';

const rows = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => `row ${first + at}`);

describe('the keys of the rows in view', () => {
  const listing = {};
  const begun = () => {
    const keysOf = createRowKeys();
    return { keysOf, before: [...keysOf(listing, rows(0, 9)).values()] };
  };

  test('stay with rows that stay in view, and what comes has new ones', () => {
    const { keysOf, before } = begun();
    const after = [...keysOf(listing, rows(2, 11)).values()];
    expect(after.slice(0, 8)).toEqual(before.slice(2));
    expect(after.slice(8).some((key) => before.includes(key))).toBe(false);
  });

  test('pass on in order to what is seen after a jump, but for a row that stays', () => {
    const { keysOf, before } = begun();
    expect([...keysOf(listing, rows(500, 509)).values()]).toEqual(before);
    const again = keysOf(listing, ['row 500', ...rows(900, 908)]);
    expect([...again.values()]).toEqual(before);
    expect(again.get('row 500')).toBe(before[0]);
  });

  test('pass on in order when something else is listed, even where records are the same', () => {
    const { keysOf, before } = begun();
    const narrowed = ['row 1', 'row 4', 'row 5', 'row 7', 'row 8', 'row 9'];
    expect([...keysOf({}, narrowed).values()]).toEqual(before.slice(0, 6));
  });

  test('are never the same for two rows', () => {
    const { keysOf } = begun();
    for (const [first, last] of [
      [5, 14],
      [400, 415],
      [405, 425],
      [0, 3],
      [2, 30],
    ] as const) {
      const keys = keysOf(listing, rows(first, last));
      expect(new Set(keys.values()).size).toBe(last - first + 1);
    }
  });
});
