import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import type { Activity } from '../../../electron/services/work-meter.ts';
import { gate, newTransfer, recordsInMemory, setUp } from './transfers-harness.ts';

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
      ...gates.map((work, index) => ({ transfer: newTransfer(`${index}`), work: () => work })),
      { transfer: newTransfer('other', { accountId: 'b' }), work: () => other },
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

  test('of one drop count as added together, however late its last portion comes', () => {
    let now = 1000;
    const { transfers } = setUp({ now: () => now });
    const addOne = (name: string, follows: string | null) =>
      transfers.add(
        [
          {
            transfer: newTransfer(name),
            work: () => ({ run: () => new Promise(() => undefined) }),
          },
        ],
        follows,
      )[0];
    const first = addOne('first', null);
    now = 9000;
    expect(addOne('second', first?.id ?? null)?.addedAt).toBe(1000);
    expect(addOne('another', null)?.addedAt).toBe(9000);
    expect(addOne('of one cleared away', 'gone')?.addedAt).toBe(9000);
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

const PASSING = fail('connection_lost');

/** Work that gives these results one after the other, and counts how often it ran. */
function sequence(...results: readonly Result<null>[]) {
  let runs = 0;
  return {
    run: (): Promise<Result<null>> => Promise.resolve(results[runs++] ?? succeed(null)),
    runs: () => runs,
  };
}

describe('a fault that may pass', () => {
  test('is tried again by itself until it works', async () => {
    const { addWorks, transfers } = setUp();
    const work = sequence(PASSING, PASSING);
    const [row] = addWorks([work]);
    await vi.waitFor(() =>
      expect(transfers.find(row?.id ?? '')).toMatchObject({ state: 'done', error: null }),
    );
    expect(work.runs()).toBe(3);
  });

  test('is final after three more tries, and the person’s Retry starts with three new ones', async () => {
    const { addWorks, transfers, stateOf } = setUp();
    const work = sequence(...Array<Result<null>>(7).fill(PASSING));
    const [row] = addWorks([work]);
    const id = row?.id ?? '';
    await vi.waitFor(() => expect(stateOf(id)).toBe('failed'));
    expect(work.runs()).toBe(4);
    transfers.retry([id], false);
    await vi.waitFor(() => expect(stateOf(id)).toBe('done'));
    expect(work.runs()).toBe(8);
  });

  test('says when it is tried again, can be tried at once, and holds up nobody else', async () => {
    const { addWorks, transfers, stateOf } = setUp({ atOnce: 1, backoffMs: [3_600_000] });
    const [first, second] = addWorks([sequence(PASSING), sequence()]).map(({ id }) => id);
    await vi.waitFor(() => expect(stateOf(second ?? '')).toBe('done'));
    const waiting = transfers.find(first ?? '');
    expect(waiting).toMatchObject({ state: 'retrying', error: PASSING.error });
    expect(waiting?.retryAt).toBeGreaterThan(Date.now() + 1_000_000);
    transfers.retry([first ?? ''], false);
    await vi.waitFor(() => expect(stateOf(first ?? '')).toBe('done'));
    expect(transfers.find(first ?? '')?.retryAt).toBeNull();
  });

  test('is not tried again once cancelled or paused', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { addWorks, transfers, stateOf } = setUp({ backoffMs: [300] });
    const works = [sequence(PASSING), sequence(PASSING)];
    const [one, other] = addWorks(works).map(({ id }) => id);
    await vi.advanceTimersByTimeAsync(5);
    expect([stateOf(one ?? ''), stateOf(other ?? '')]).toEqual(['retrying', 'retrying']);
    transfers.cancel([one ?? '']);
    transfers.pause([other ?? '']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([stateOf(one ?? ''), stateOf(other ?? '')]).toEqual(['cancelled', 'paused']);
    expect(works.map((work) => work.runs())).toEqual([1, 1]);
  });
});

test('a limit of the platform holds back the account’s whole queue, and no other account’s', async () => {
  const { addWorks, transfers, stateOf } = setUp({ atOnce: 1 });
  const limit = fail('api_refused', { errcode: 45009, errmsg: '', call: 'upload' });
  const works = [sequence(limit), sequence(), sequence()];
  const held = addWorks(works).map(({ id }) => id);
  const other = addWorks([sequence()], { accountId: 'b' }).map(({ id }) => id);
  const fetching = addWorks([sequence()], { direction: 'fetch' }).map(({ id }) => id);
  await vi.waitFor(() => expect([...other, ...fetching].map(stateOf)).toEqual(['done', 'done']));
  expect(held.map(stateOf)).toEqual(['retrying', 'retrying', 'retrying']);
  expect(works.map((work) => work.runs())).toEqual([1, 0, 0]);
  expect(new Set(held.map((id) => transfers.find(id)?.retryAt)).size).toBe(1);
  // Waiting a minute keeps nobody from quitting for longer than that.
  transfers.retry(held, false);
  await vi.waitFor(() => expect(held.map(stateOf)).toEqual(['done', 'done', 'done']));
});

test('a file that is already live waits for the person’s choice, which resuming is not', async () => {
  const decisions: string[] = [];
  const { addWorks, transfers, records, stateOf } = setUp();
  const [row] = addWorks([
    {
      run: () => Promise.resolve(decisions.length > 0 ? succeed(null) : fail('already_live')),
      decide: ({ kind }) => decisions.push(kind),
    },
  ]);
  const id = row?.id ?? '';
  await vi.waitFor(() => expect(stateOf(id)).toBe('paused'));
  expect(transfers.active()).toBe(0);
  transfers.resume([id]);
  await delay(5);
  expect(stateOf(id)).toBe('paused');
  // The next run of the app asks anew.
  expect(records.rows.get(id)).toMatchObject({ state: 'waiting', error: null });
  transfers.decide([id], { kind: 'use_live' });
  await vi.waitFor(() => expect(stateOf(id)).toBe('done'));
  expect(decisions).toEqual(['use_live']);
});

describe('the next run of the app', () => {
  test('goes on with what waited, ran or was to be tried again; what was paused or failed stays so; the rest is gone', async () => {
    const first = setUp({ atOnce: 2, backoffMs: [3_600_000] });
    const runs = gate();
    const ids = first
      .addWorks([
        sequence(PASSING),
        sequence(fail('file_changed')),
        sequence(),
        runs,
        gate(),
        gate(),
        gate(),
        gate(),
      ])
      .map(({ id }) => id);
    const [retrying, failed, done, running, alsoRunning, paused, cancelled, waiting] = ids;
    await vi.waitFor(() => expect(first.stateOf(alsoRunning ?? '')).toBe('running'));
    first.transfers.pause([paused ?? '']);
    first.transfers.cancel([cancelled ?? '']);
    first.transfers.move([waiting ?? ''], paused ?? '');
    await vi.waitFor(() => expect(first.records.rows.has(done ?? '')).toBe(false));

    const second = setUp({ atOnce: 8 });
    const ran: string[] = [];
    second.transfers.restore(
      first.records.list().map((stored) => ({
        stored,
        work: {
          run() {
            ran.push(stored.id);
            return Promise.resolve(succeed(null));
          },
        },
      })),
    );
    await vi.waitFor(() => expect(second.transfers.active()).toBe(0));
    expect(ran).toEqual([retrying, running, alsoRunning, waiting]);
    expect(second.transfers.list().map(({ id, state }) => [id, state])).toEqual([
      [retrying, 'done'],
      [failed, 'failed'],
      [running, 'done'],
      [alsoRunning, 'done'],
      [waiting, 'done'],
      [paused, 'paused'],
    ]);
    expect(second.transfers.find(failed ?? '')?.error).toEqual({ code: 'file_changed' });
    // New ones queue behind all that came before.
    const [added] = second.add(() => Promise.resolve(succeed(null)));
    const others = second.transfers.list().filter(({ id }) => id !== added?.id);
    expect(added?.place).toBeGreaterThan(Math.max(...others.map(({ place }) => place)));
  });

  test('is told once where the disk cannot write the list down, and the work goes on', async () => {
    const records = { ...recordsInMemory(), put: () => fail('disk_full') };
    const { addWorks, emit, stateOf } = setUp({ records });
    const rows = [...addWorks([sequence()]), ...addWorks([sequence()])];
    await vi.waitFor(() => expect(rows.map(({ id }) => stateOf(id))).toEqual(['done', 'done']));
    expect(emit.mock.calls.filter(([name]) => name === 'noticeRaised')).toEqual([
      ['noticeRaised', { code: 'disk_full' }],
    ]);
  });
});

test('quitting waits for what runs and for a retry that is near, not for a limit that clears tomorrow', async () => {
  const limit = fail('api_refused', { errcode: 45009, errmsg: '', call: 'upload' });
  const { addWorks, transfers, stateOf } = setUp({ dialectOf: () => 'official_account' });
  const work = gate();
  const [held, running] = addWorks([sequence(limit), work]).map(({ id }) => id);
  await vi.waitFor(() => expect(stateOf(held ?? '')).toBe('retrying'));
  expect(stateOf(running ?? '')).toBe('running');
  expect(transfers.active()).toBe(1);
  let quiet = false;
  const waiting = transfers.quiet().then(() => (quiet = true));
  await delay(5);
  expect(quiet).toBe(false);
  work.open(succeed(null));
  await waiting;
  expect(transfers.active()).toBe(0);
});

test('activity rises from nothing to all and ends at nothing', async () => {
  const seen: Activity[] = [];
  const works = [gate(), gate()];
  const { addWorks } = setUp({ onActivity: (activity) => seen.push(activity) });
  addWorks(works);
  await vi.waitFor(() => expect(seen.at(-1)).toEqual({ count: 2, fraction: 0 }));
  works[0]?.open(succeed(null));
  await vi.waitFor(() => expect(seen.at(-1)).toEqual({ count: 1, fraction: 0.5 }));
  works[1]?.open(succeed(null));
  await vi.waitFor(() => expect(seen.at(-1)).toEqual({ count: 0, fraction: 0 }));
});

test('a limit also holds what enters its queue later, until the person tries or its window is over', async () => {
  const { addWorks, transfers, stateOf } = setUp({ atOnce: 1 });
  const limit = fail('api_refused', { errcode: 45009, errmsg: '', call: 'upload' });
  const [first] = addWorks([sequence(limit)]).map(({ id }) => id);
  await vi.waitFor(() => expect(stateOf(first ?? '')).toBe('retrying'));
  const late = sequence();
  const [newcomer] = addWorks([late]).map(({ id }) => id);
  expect(transfers.find(newcomer ?? '')).toMatchObject({ state: 'retrying', error: limit.error });
  await delay(5);
  expect(late.runs()).toBe(0);
  transfers.retry([newcomer ?? ''], false);
  await vi.waitFor(() => expect(stateOf(newcomer ?? '')).toBe('done'));
});

test('a limit that stands for good ends its whole queue, and sends nothing more to be refused', async () => {
  let now = Date.now();
  const limit = fail('api_refused', { errcode: 45009, errmsg: '', call: 'upload' });
  const works = Array.from({ length: 50 }, () => sequence(...Array<Result<null>>(20).fill(limit)));
  const { addWorks, transfers, stateOf } = setUp({ atOnce: 1, now: () => now });
  const ids = addWorks(works).map(({ id }) => id);
  for (let window = 0; window < 10; window += 1) {
    await vi.waitFor(() => expect(ids.map(stateOf)).not.toContain('running'));
    now += 2 * 3_600_000;
    transfers.recheck();
    await delay(5);
  }
  await vi.waitFor(() => expect(new Set(ids.map(stateOf))).toEqual(new Set(['failed'])));
  expect(works.reduce((sum, work) => sum + work.runs(), 0)).toBe(9);
});

describe('a disk that refused for a while', () => {
  function refusingRecords() {
    const records = recordsInMemory();
    const disk = { refuses: false };
    return {
      disk,
      records: {
        ...records,
        put: (rows: Parameters<typeof records.put>[0]) =>
          disk.refuses ? fail('disk_full') : records.put(rows),
        remove: (ids: readonly string[]) => (disk.refuses ? fail('disk_full') : records.remove(ids)),
      },
    };
  }

  test('brings no cancelled and no finished transfer back', async () => {
    const { disk, records } = refusingRecords();
    const { addWorks, transfers, stateOf } = setUp({ records, atOnce: 1 });
    const work = gate();
    const [running, waiting] = addWorks([work, sequence()]).map(({ id }) => id);
    await vi.waitFor(() => expect(stateOf(running ?? '')).toBe('running'));
    disk.refuses = true;
    transfers.cancel([waiting ?? '']);
    work.open(succeed(null));
    await vi.waitFor(() => expect(stateOf(running ?? '')).toBe('done'));
    await delay(600);
    expect(records.rows.size).toBe(2);
    disk.refuses = false;
    // The next thing written takes along what was refused.
    addWorks([sequence()]);
    expect([...records.rows.keys()]).toEqual(['t3']);
  });
});

test('nothing starts once all is stopped, not even what waited for its own cancelled run', async () => {
  const { add, transfers, stateOf } = setUp();
  const first = gate();
  let runs = 0;
  const [row] = add(() => {
    runs += 1;
    return runs === 1 ? first.run() : Promise.resolve(succeed(null));
  });
  const id = row?.id ?? '';
  await vi.waitFor(() => expect(stateOf(id)).toBe('running'));
  transfers.cancel([id]);
  transfers.retry([id], false);
  await delay(2);
  const stopped = transfers.stop();
  first.open(succeed(null));
  await stopped;
  expect(runs).toBe(1);
});
