import { describe, expect, test } from 'vitest';
import type { DeskGroup } from '../../../../renderer/format/desk-list.ts';
import { layOut, tileAfterKey } from '../../../../renderer/format/tile-layout.ts';
import { sampleTransfer } from '../samples.ts';

const group = (key: string, count: number): DeskGroup => ({
  key,
  ids: Array.from({ length: count }, (_, at) => `${key}${at}`),
  first: sampleTransfer(),
});

describe('tiles in groups', () => {
  // a0 a1 a2 | a3 a4 | b0 | c0 c1 c2
  const layout = layOut([group('a', 5), group('b', 1), group('c', 3)], 3, true);
  const after = (key: string, at: number) => tileAfterKey(layout, key, at, 2);

  test('begin a line of their own below their head', () => {
    expect(
      layout.lines.map((line) => (line.kind === 'head' ? line.group.key : [line.from, line.to])),
    ).toEqual(['a', [0, 3], [3, 5], 'b', [5, 6], 'c', [6, 9]]);
    expect(layout.lineOf).toEqual([1, 1, 1, 2, 2, 4, 6, 6, 6]);
    expect(layOut([group('a', 4)], 3, false).lines).toHaveLength(2);
  });

  test('are gone through line by line, in the same column or the last there', () => {
    expect([after('ArrowDown', 1), after('ArrowDown', 2), after('ArrowDown', 4)]).toEqual([4, 4, 5]);
    expect([after('ArrowUp', 8), after('ArrowUp', 5), after('ArrowUp', 0)]).toEqual([5, 3, 0]);
    expect(after('ArrowDown', 7)).toBe(7);
    expect([after('PageDown', 1), after('PageUp', 8)]).toEqual([5, 4]);
    expect([after('PageUp', 4), after('PageDown', 6)]).toEqual([1, 6]);
  });

  test('are gone through one by one across groups, to the first and to the last', () => {
    expect([after('ArrowRight', 4), after('ArrowLeft', 5), after('ArrowRight', 8)]).toEqual([5, 4, 8]);
    expect([after('Home', 6), after('End', 0), after('x', 0)]).toEqual([0, 8, null]);
    expect(tileAfterKey(layOut([], 3, true), 'ArrowDown', 0, 2)).toBeNull();
  });
});
