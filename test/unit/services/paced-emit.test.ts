import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Emit } from '../../../electron/contract/api.ts';
import { createPacedEmit } from '../../../electron/services/paced-emit.ts';
import { record } from '../store/scratch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const told: (readonly string[])[] = [];
  const others: string[] = [];
  const emit: Emit = (name, value) => {
    if (name !== 'libraryChanged') others.push(name);
    else told.push((value as { added: readonly { id: string }[] }).added.map(({ id }) => id));
  };
  const paced = createPacedEmit(emit);
  return {
    ...paced,
    told,
    others,
    add: (id: string) => paced.emit('libraryChanged', { added: [record({ id })] }),
  };
}

test('the first change is told at once, those that follow closely together', () => {
  const { add, told } = setUp();
  for (const id of ['a', 'b', 'c']) add(id);
  expect(told).toEqual([['a']]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([['a'], ['b', 'c']]);
});

test('a thousand changes in a second are eleven events, and none is lost', () => {
  const { add, told } = setUp();
  for (let at = 0; at < 1000; at += 1) {
    add(String(at));
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(100);
  expect(told.length).toBeLessThanOrEqual(11);
  expect(told.flat()).toEqual(Array.from({ length: 1000 }, (_, at) => String(at)));
});

test('after a rest the next is told at once again', () => {
  const { add, told } = setUp();
  add('a');
  vi.advanceTimersByTime(1000);
  add('b');
  expect(told).toEqual([['a'], ['b']]);
});

test('what nothing will follow is told at once, and not twice', () => {
  const { add, flush, told } = setUp();
  for (const id of ['a', 'b']) add(id);
  flush();
  flush();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([['a'], ['b']]);
});

test('a change without new records is told too, other events pass at once, and nothing comes after the end', () => {
  const { add, emit, stop, told, others } = setUp();
  emit('libraryChanged', { added: [] });
  add('a');
  emit('transfersRemoved', ['x']);
  emit('transfersRemoved', ['y']);
  expect(others).toEqual(['transfersRemoved', 'transfersRemoved']);
  stop();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([[]]);
});
