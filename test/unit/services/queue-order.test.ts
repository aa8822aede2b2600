import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesAfterMove } from '../../../electron/services/queue-order.ts';

const queue = (...ids: readonly string[]) => ids.map((id, index) => ({ id, place: index * 10 }));

const orderAfter = (ids: readonly string[], moved: readonly string[], before: string | null) => {
  const places = placesAfterMove(queue(...ids), new Set(moved), before);
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

  test('never makes two places the same, nor takes one from outside the queue', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `t${index}`);
    const id = fc.constantFrom(...ids);
    fc.assert(
      fc.property(fc.array(id), fc.option(id, { nil: null }), (moved, before) => {
        const places = placesAfterMove(queue(...ids), new Set(moved), before);
        const after = queue(...ids).map((one) => places.get(one.id) ?? one.place);
        expect(after.toSorted((a, b) => a - b)).toEqual(queue(...ids).map(({ place }) => place));
      }),
    );
  });
});
