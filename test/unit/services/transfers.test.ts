import { describe, expect, test, vi } from 'vitest';
import { fail, succeed } from '../../../electron/contract/errors.ts';
import { gate, newTransfer, setUp } from './transfers-harness.ts';

describe('transfers', () => {
  test('keep each result on its own row whatever order they end in', async () => {
    const { transfers, addWorks, stateOf } = setUp();
    const added = addWorks(
      Array.from({ length: 200 }, (_, index) => ({
        async run({ change }) {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
          change({ mediaId: `media ${index}` });
          return index % 7 === 0 ? fail('file_empty') : succeed(null);
        },
      })),
    );
    await vi.waitFor(() => {
      expect(added.every(({ id }) => ['done', 'failed'].includes(stateOf(id) ?? ''))).toBe(true);
    }, 10_000);
    added.forEach(({ id }, index) => {
      const row = transfers.find(id);
      expect(row).toMatchObject({
        name: `file ${index}`,
        mediaId: `media ${index}`,
        state: index % 7 === 0 ? 'failed' : 'done',
      });
    });
  });

  test('run at most three uploads of one account at once, and another account beside them', async () => {
    const { transfers, stateOf } = setUp();
    const gates = Array.from({ length: 4 }, gate);
    const other = gate();
    const added = transfers.add([
      ...gates.map((work, index) => ({ transfer: newTransfer(`${index}`), file: null, work: () => work })),
      { transfer: newTransfer('other', { accountId: 'b' }), file: null, work: () => other },
    ]);
    const states = () => added.map(({ id }) => stateOf(id));
    await vi.waitFor(() => expect(states()).toEqual(['running', 'running', 'running', 'waiting', 'running']));
    gates[1]?.open(succeed(null));
    await vi.waitFor(() => expect(states()).toEqual(['running', 'done', 'running', 'running', 'running']));
  });

  test('stay cancelled when the answer arrives later', async () => {
    const { transfers, add, stateOf } = setUp();
    const work = gate();
    const [row] = add(work.run);
    const id = row?.id ?? '';
    await vi.waitFor(() => expect(stateOf(id)).toBe('running'));
    transfers.cancel([id]);
    work.open(succeed(null));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(stateOf(id)).toBe('cancelled');
  });

  test('that are cancelled while waiting never run', async () => {
    const { transfers, add, stateOf } = setUp();
    const works = Array.from({ length: 4 }, gate);
    const last = vi.fn(works[3]?.run);
    const rows = add(...works.slice(0, 3).map((work) => work.run), last);
    const id = rows[3]?.id ?? '';
    await vi.waitFor(() => expect(stateOf(rows[0]?.id ?? '')).toBe('running'));
    transfers.cancel([id]);
    works.forEach((work) => work.open(succeed(null)));
    await vi.waitFor(() => expect(stateOf(rows[2]?.id ?? '')).toBe('done'));
    expect(stateOf(id)).toBe('cancelled');
    expect(last).not.toHaveBeenCalled();
  });

  test('that were cancelled can be retried, and the abandoned run does not speak for the new one', async () => {
    const { transfers, add, stateOf } = setUp();
    const runs = [gate(), gate()];
    let started = 0;
    const [row] = add(() => runs[started++]?.run() ?? Promise.resolve(succeed(null)));
    const id = row?.id ?? '';
    await vi.waitFor(() => expect(stateOf(id)).toBe('running'));
    transfers.cancel([id]);
    transfers.retry([id], false);
    runs[0]?.open(fail('file_empty'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(stateOf(id)).toBe('running');
    runs[1]?.open(succeed(null));
    await vi.waitFor(() => expect(stateOf(id)).toBe('done'));
  });

  test('fail alone when their work breaks', async () => {
    const { add, transfers } = setUp();
    const rows = add(
      () => Promise.reject(new Error('bug')),
      () => Promise.resolve(succeed(null)),
    );
    await vi.waitFor(() => {
      expect(rows.map(({ id }) => transfers.find(id)?.state)).toEqual(['failed', 'done']);
    });
    expect(transfers.find(rows[0]?.id ?? '')?.error).toEqual({ code: 'app_fault' });
  });

  test('tell the page of a thousand progress steps in a few batches, the last one included', async () => {
    const { add, emit } = setUp();
    add(({ change }) => {
      for (let step = 1; step <= 1000; step += 1) change({ bytesDone: step });
      return Promise.resolve(succeed(null));
    });
    await vi.waitFor(() => expect(emit).toHaveBeenCalled());
    expect(emit.mock.calls.length).toBeLessThan(5);
    expect(emit.mock.lastCall?.[1]).toMatchObject([{ bytesDone: 1000, state: 'done' }]);
  });

  test('that are finished can be dismissed one by one, and running ones stay', async () => {
    const { transfers, add, stateOf } = setUp();
    const work = gate();
    const succeeds = () => Promise.resolve(succeed(null));
    const [done, alsoDone, runs] = add(succeeds, succeeds, work.run).map(({ id }) => id);
    if (!done || !alsoDone || !runs) throw new Error('three were added');
    await vi.waitFor(() => expect(stateOf(alsoDone)).toBe('done'));
    expect(transfers.dismiss([done, runs, done])).toEqual([done]);
    expect(transfers.list().map(({ id }) => id)).toEqual([alsoDone, runs]);
  });
});
