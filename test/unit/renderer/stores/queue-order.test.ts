import { describe, expect, test } from 'vitest';
import type { Transfer } from '../../../../electron/contract/transfer.ts';
import { placesAfterMove } from '../../../../electron/services/queue-order.ts';
import { inQueueOrder, planMove, type Where } from '../../../../renderer/stores/queue-order.ts';
import { sampleTransfer } from '../samples.ts';

const waiting = (id: string, place: number, more: Partial<Transfer> = {}) =>
  sampleTransfer({ id, place, state: 'waiting', ...more });

const QUEUE = [waiting('c', 3), waiting('a', 1), waiting('d', 4, { state: 'retrying' }), waiting('b', 2)];

/** The queue as main makes it of a move. */
function afterMove(transfers: readonly Transfer[], id: string, where: Where): string {
  const moved = transfers.find((transfer) => transfer.id === id) ?? sampleTransfer();
  const move = planMove(transfers, moved, where);
  if (!move) return 'nowhere';
  const places = placesAfterMove(transfers, new Set([id]), move.before, 1000);
  const order = transfers
    .map((transfer) => ({ ...transfer, place: places.get(transfer.id) ?? transfer.place }))
    .toSorted((one, other) => one.place - other.place)
    .map((transfer) => transfer.id);
  return `${order.join('')} ${move.position}/${move.total}`;
}

describe('the order of the queue', () => {
  test('is what runs first, then what waits by its place', () => {
    const runs = sampleTransfer({ id: 'r', place: 9, state: 'running' });
    expect(inQueueOrder([...QUEUE, runs]).map(({ id }) => id)).toEqual(['r', 'a', 'b', 'c', 'd']);
  });

  test.each([
    ['c', 'next', 'cabd 1/4'],
    ['c', 'up', 'acbd 2/4'],
    ['b', 'down', 'acbd 3/4'],
    ['a', 'last', 'bcda 4/4'],
    ['c', 'last', 'abdc 4/4'],
  ] as const)('%s moved %s becomes %s', (id, where, order) => {
    expect(afterMove(QUEUE, id, where)).toBe(order);
  });

  test.each([
    ['a', 'next'],
    ['a', 'up'],
    ['d', 'down'],
    ['d', 'last'],
  ] as const)('leaves %s where it is: %s leads nowhere', (id, where) => {
    expect(afterMove(QUEUE, id, where)).toBe('nowhere');
  });

  test('is one for each account and direction: nobody else’s transfer is passed', () => {
    const others = [
      waiting('x', 1.5, { accountId: 'account-2' }),
      waiting('y', 1.7, { direction: 'fetch' }),
      sampleTransfer({ id: 'z', place: 1.8, state: 'running' }),
    ];
    const moved = waiting('b', 2);
    expect(planMove([...QUEUE.filter(({ id }) => id !== 'b'), moved, ...others], moved, 'up')).toEqual({
      before: 'a',
      position: 1,
      total: 4,
    });
  });
});
