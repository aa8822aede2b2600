import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesAfterMove, SPACING } from '../../../electron/services/queue-order.ts';

/** Behind every place there is. */
const END = 1000;

const queue = (...ids: readonly string[]) => ids.map((id, index) => ({ id, place: index * 10 }));

const orderAfter = (ids: readonly string[], moved: readonly string[], before: string | null) => {
  const places = placesAfterMove(queue(...ids), new Set(moved), before, END);
  return queue(...ids)
    .map(({ id, place }) => ({ id, place: places.get(id) ?? place }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ id }) => id)
    .join('');
};

describe('moving in a queue', () => {
  test.each([
    [['c'], 'a', 'cabd'],
    [['a'], null, 'bcda'],
    [['b', 'd'], 'a', 'bdac'],
    [['b'], 'd', 'acbd'],
    [['a', 'b'], 'b', 'abcd'],
    [['d'], 'nobody', 'abcd'],
    [[], 'a', 'abcd'],
  ] as const)('%j before %s gives %s', (moved, before, expected) => {
    expect(orderAfter(['a', 'b', 'c', 'd'], moved, before)).toBe(expected);
  });

  test('never makes two places of a queue the same, however often, and nothing is lost or put elsewhere', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `t${index}`);
    const id = fc.constantFrom(...ids);
    const move = fc.tuple(fc.array(id), fc.option(id, { nil: null }));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), fc.constantFrom(1, 10, SPACING), (moves, spacing) => {
        let rows = ids.map((one, index) => ({ id: one, place: index * spacing }));
        for (const [moved, before] of moves) {
          const last = Math.max(...rows.map(({ place }) => place));
          const places = placesAfterMove(rows, new Set(moved), before, last + SPACING);
          const stay = rows.filter((row) => !moved.includes(row.id)).map((row) => row.id);
          rows = rows
            .map((row) => ({ id: row.id, place: places.get(row.id) ?? row.place }))
            .toSorted((a, b) => a.place - b.place);
          expect(new Set(rows.map(({ place }) => place)).size).toBe(ids.length);
          expect(rows.every(({ place }) => Number.isSafeInteger(place))).toBe(true);
          expect(rows.filter((row) => !moved.includes(row.id)).map((row) => row.id)).toEqual(stay);
          if (before === null)
            expect(rows.slice(stay.length).every((row) => moved.includes(row.id))).toBe(true);
        }
      }),
    );
  });

  test('changes no place but those of what is moved, where there is room', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ id: `t${index}`, place: index * SPACING }));
    const moved = new Set(['t900', 't3']);
    for (const before of ['t0', 't500', null]) {
      const places = placesAfterMove(rows, moved, before, 1000 * SPACING);
      expect([...places.keys()].toSorted()).toEqual(['t3', 't900']);
    }
  });
});
