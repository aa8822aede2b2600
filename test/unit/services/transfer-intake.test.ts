import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import { questionOf } from '../../../electron/contract/preflight.ts';
import type { Work } from '../../../electron/services/transfer-entry.ts';
import { gate, newTransfer, setUp } from './transfers-harness.ts';

const done = () => Promise.resolve(succeed(null));

/** Uploads whose checks end when told to, and a list of those that ran. */
function checkedUploads(count: number, bytesTotal = 1) {
  const setup = setUp();
  const checks = Array.from({ length: count }, gate);
  const ran: number[] = [];
  const workOf = (at: number): Work => ({
    async check(context) {
      context.change({ bytesTotal });
      return (await checks[at]?.run()) ?? succeed(null);
    },
    run() {
      ran.push(at);
      return done();
    },
  });
  const rows = setup.addWorks(checks.map((_, at) => workOf(at)));
  const ids = rows.map(({ id }) => id);
  const end = (...ends: readonly (readonly [number, Result<null>])[]) => {
    for (const [at, result] of ends) checks[at]?.open(result);
  };
  const endAll = () => {
    for (const check of checks) check.open(succeed(null));
  };
  const states = () => ids.map((id) => setup.stateOf(id));
  return { ...setup, ids, ran, end, endAll, states, workOf };
}

describe('a small drop', () => {
  test('is sent once all of it is checked, and not before: it might be more than it seems', async () => {
    const { end, ran, states } = checkedUploads(3);
    end([0, succeed(null)], [1, succeed(null)]);
    await delay(10);
    expect([ran, states()]).toEqual([[], ['waiting', 'waiting', 'checking']]);
    end([2, succeed(null)]);
    await vi.waitFor(() => expect(states()).toEqual(['done', 'done', 'done']));
    expect(ran).toEqual([0, 1, 2]);
  });

  test('does not wait for one that is asked about, has failed, or was cancelled or paused meanwhile', async () => {
    const { end, transfers, ids, states } = checkedUploads(5);
    end([0, succeed(null)], [1, fail('will_be_refused')], [2, fail('file_missing')]);
    await vi.waitFor(() => expect(states().slice(1, 3)).toEqual(['paused', 'failed']));
    transfers.cancel(ids.slice(3, 4));
    expect(states()).toEqual(['waiting', 'paused', 'failed', 'cancelled', 'checking']);
    transfers.cancel(ids.slice(4));
    await vi.waitFor(() => expect(states()[0]).toBe('done'));
  });

  test('of more bytes than go unasked waits to be confirmed', async () => {
    const { endAll, transfers, ids, ran, states } = checkedUploads(2, 60 * 1024 * 1024);
    endAll();
    await vi.waitFor(() => expect(states()).toEqual(['paused', 'paused']));
    expect(transfers.list().map(questionOf)).toEqual(['upload_unconfirmed', 'upload_unconfirmed']);
    transfers.resume(ids.slice(1));
    await vi.waitFor(() => expect(states()).toEqual(['paused', 'done']));
    expect(ran).toEqual([1]);
  });
});

describe('a drop of more than ten', () => {
  test('waits to be confirmed; what comes late of it too, and so it is written down', async () => {
    const { endAll, transfers, ids, states, records } = checkedUploads(11);
    endAll();
    await vi.waitFor(() => expect(new Set(states())).toEqual(new Set(['paused'])));
    const late = transfers.add(
      [{ transfer: newTransfer('late'), work: () => ({ check: done, run: done }) }],
      ids[0],
    );
    const lateId = late[0]?.id ?? '';
    await vi.waitFor(() => expect(transfers.find(lateId)?.state).toBe('paused'));
    expect(records.rows.get(lateId)).toMatchObject({ state: 'waiting', consent: 'wanted' });
    expect(transfers.active()).toBe(0);
    transfers.resume([...ids, lateId]);
    await transfers.idle();
    expect(states().every((state) => state === 'done')).toBe(true);
  });

  test('is not sent by pausing it before it is checked; to resume it is to confirm it', async () => {
    const { endAll, transfers, ids, states, ran } = checkedUploads(12);
    transfers.pause(ids);
    endAll();
    await transfers.idle();
    expect(ran).toEqual([]);
    transfers.resume(ids);
    await vi.waitFor(() => expect(states().every((state) => state === 'done')).toBe(true));
  });
});

test('to choose a type for what is paused, or held back with its drop, is not to send it', async () => {
  const { end, endAll, transfers, ids, states, ran } = checkedUploads(3);
  end([0, succeed(null)]);
  await vi.waitFor(() => expect(states()).toEqual(['waiting', 'checking', 'checking']));
  transfers.pause(ids.slice(1));
  expect(states()).toEqual(['waiting', 'paused', 'paused']);
  transfers.decide(ids.slice(1, 2), { kind: 'send_as', type: 'file' });
  endAll();
  await transfers.idle();
  expect(states()).toEqual(['done', 'paused', 'paused']);
  expect(transfers.list().map(questionOf)).toEqual([null, 'upload_unconfirmed', null]);
  expect(ran).toEqual([0]);
});

test('what is paused while it is checked stays so, whatever the check finds', async () => {
  const { endAll, transfers, ids, states, ran } = checkedUploads(2);
  await vi.waitFor(() => expect(states()).toEqual(['checking', 'checking']));
  transfers.pause(ids);
  endAll();
  await transfers.idle();
  expect([states(), ran]).toEqual([['paused', 'paused'], []]);
  transfers.resume(ids);
  await vi.waitFor(() => expect(states()).toEqual(['done', 'done']));
});

test('portions of one drop count together', async () => {
  const { transfers, stateOf } = setUp();
  const large: Work = {
    check(context) {
      context.change({ bytesTotal: 60 * 1024 * 1024 });
      return done();
    },
    run: done,
  };
  const addOne = (follows: string | null) =>
    transfers.add([{ transfer: newTransfer('large'), work: () => large }], follows)[0]?.id ?? '';
  const first = addOne(null);
  await vi.waitFor(() => expect(stateOf(first)).toBe('done'));
  const second = addOne(first);
  await transfers.idle();
  expect(stateOf(second)).toBe('paused');
});

test('an upload cancelled while it is checked, and retried, is checked anew and runs once', async () => {
  const { end, transfers, ids, ran, stateOf } = checkedUploads(1);
  const [id = ''] = ids;
  await vi.waitFor(() => expect(stateOf(id)).toBe('checking'));
  transfers.cancel([id]);
  transfers.retry([id], false);
  end([0, succeed(null)]);
  await vi.waitFor(() => expect(stateOf(id)).toBe('done'));
  expect(ran).toEqual([0]);
});

test('a decision nobody asked for changes nothing of what runs or is done', async () => {
  const { endAll, transfers, ids, states, ran } = checkedUploads(2);
  endAll();
  await vi.waitFor(() => expect(states()).toEqual(['done', 'done']));
  transfers.decide(ids, { kind: 'send_anyway' });
  transfers.decide(ids, { kind: 'send_as', type: 'file' });
  expect(transfers.fit(ids[0] ?? '', { path: '/fitted', name: 'fitted.jpg' })).toBe(false);
  await transfers.idle();
  expect(ran).toEqual([0, 1]);
});

test('a bug in a check fails that upload alone', async () => {
  const { addWorks, stateOf } = setUp();
  const [broken, sound] = addWorks([
    { check: () => Promise.reject(new Error('bug')), run: done },
    { check: done, run: done },
  ]);
  await vi.waitFor(() => expect(stateOf(sound?.id ?? '')).toBe('done'));
  expect(stateOf(broken?.id ?? '')).toBe('failed');
});
