import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import { isFinal, type Transfer } from '../../../electron/contract/transfer.ts';
import type { Work } from '../../../electron/services/transfer-entry.ts';
import { setUp } from './transfers-harness.ts';

/** Far enough that no retry comes due by itself within a test. */
const NEVER_DUE = [3_600_000];

type Step =
  | { readonly do: 'add'; readonly count: number }
  | { readonly do: 'pause' | 'resume' | 'cancel' | 'retry'; readonly which: readonly number[] }
  | { readonly do: 'move'; readonly which: readonly number[]; readonly before: number | null }
  | { readonly do: 'end'; readonly at: number; readonly as: 'done' | 'passing' | 'final' };

/** A few, or as many as there are. */
const which = fc.oneof(
  { arbitrary: fc.array(fc.nat({ max: 19 }), { maxLength: 6 }), weight: 4 },
  { arbitrary: fc.constant(Array.from({ length: 20 }, (_, index) => index)), weight: 1 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({ do: fc.constant('add' as const), count: fc.integer({ min: 1, max: 5 }) }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume', 'cancel', 'retry'), which }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      which,
      before: fc.option(fc.nat({ max: 19 }), { nil: null }),
    }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      at: fc.nat(),
      as: fc.constantFrom('done' as const, 'passing', 'final'),
    }),
    weight: 5,
  },
);

const RESULTS: Readonly<Record<'done' | 'passing' | 'final', Result<null>>> = {
  done: succeed(null),
  passing: fail('connection_lost'),
  final: fail('file_changed'),
};

interface Run {
  readonly name: string;
  readonly end: (result: Result<null>) => void;
}

/** Transfers of one account whose runs end when told to, watched for what must never happen. */
function watched(atOnce: number) {
  const { transfers, records, addWorks } = setUp({ atOnce, backoffMs: NEVER_DUE });
  const runs: Run[] = [];
  const ids: string[] = [];
  const doneOnce = new Set<string>();
  const cancelledOnce = new Set<string>();
  const faults: string[] = [];
  const now = (id: string): Transfer | null => transfers.find(id);

  const workOf = (name: string): Work => ({
    run: ({ signal, change }) =>
      new Promise((resolve) => {
        const id = ids[Number(name)] ?? '';
        if (runs.some((run) => run.name === name)) faults.push(`${name} runs twice side by side`);
        if (doneOnce.has(id)) faults.push(`${name} runs again after it was done`);
        const place = now(id)?.place ?? 0;
        // One that was cancelled and retried holds its turn until its first run has ended.
        const overtaken = cancelledOnce.has(id)
          ? []
          : ids
              .filter((other) => !cancelledOnce.has(other))
              .map(now)
              .filter((one) => one?.state === 'waiting' && one.place < place);
        if (overtaken.length > 0) faults.push(`${name} starts before one that stands ahead of it`);
        const end = (result: Result<null>) => {
          runs.splice(
            runs.findIndex((run) => run.name === name),
            1,
          );
          if (result.ok) change({ mediaId: `media of ${name}` });
          resolve(result);
        };
        runs.push({ name, end });
        if (runs.length > atOnce) faults.push(`${runs.length} run at once`);
        // Every other one has sent its last byte and waits for the answer.
        if (Number(name) % 2 === 0)
          signal.addEventListener('abort', () => end(fail('cancelled')), { once: true });
      }),
  });

  const pick = (indices: readonly number[]) => indices.flatMap((index) => ids[index % ids.length] ?? []);
  const apply = (one: Step) => {
    if (one.do === 'add') {
      const works = Array.from({ length: one.count }, (_, at) => workOf(String(ids.length + at)));
      ids.push(...addWorks(works).map(({ id }) => id));
    } else if (one.do === 'end') {
      runs[one.at % Math.max(1, runs.length)]?.end(RESULTS[one.as]);
    } else if (one.do === 'move') {
      transfers.move(pick(one.which), one.before === null ? null : (pick([one.before])[0] ?? null));
    } else if (one.do === 'retry') {
      transfers.retry(pick(one.which), false);
    } else {
      if (one.do === 'cancel') pick(one.which).forEach((id) => cancelledOnce.add(id));
      transfers[one.do](pick(one.which));
    }
  };
  return { transfers, records, ids, runs, doneOnce, faults, apply, pick, now };
}

test('whatever a person does in whatever order: never more at once than allowed, each in its turn, done once, cancelled for good', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(step, { minLength: 5, maxLength: 40 }),
      async (atOnce, steps) => {
        const desk = watched(atOnce);
        for (const one of steps) {
          const before = desk.ids.map((id) => desk.now(id)?.state);
          desk.apply(one);
          await turn();
          await turn();
          for (const [index, id] of desk.ids.entries()) {
            const { state, mediaId } = desk.now(id) ?? {};
            const was = before[index];
            if (state === 'done') desk.doneOnce.add(id);
            expect(was === 'done' && state !== 'done').toBe(false);
            expect(was === 'cancelled' && state !== 'cancelled' && one.do !== 'retry').toBe(false);
            expect(was === 'paused' && state === 'running' && one.do !== 'resume').toBe(false);
            const cancelled = one.do === 'cancel' && desk.pick(one.which).includes(id);
            expect(!cancelled || state === 'cancelled' || was === 'done' || was === 'failed').toBe(true);
            // Every result on its own row.
            expect(mediaId === null || mediaId === `media of ${index}`).toBe(true);
          }
        }
        expect(desk.faults).toEqual([]);

        // In the end nothing is stuck: all that was not given up can be brought to its end.
        desk.transfers.resume(desk.ids);
        desk.transfers.retry(
          desk.ids.filter((id) => desk.now(id)?.state !== 'cancelled'),
          false,
        );
        for (let round = 0; round < 1000 && desk.transfers.active() + desk.runs.length > 0; round += 1) {
          for (const run of [...desk.runs]) run.end(succeed(null));
          await turn();
          await turn();
        }
        const states = desk.ids.map((id) => desk.now(id)?.state);
        expect(states.every((state) => state !== undefined && isFinal(state))).toBe(true);
        expect(desk.faults).toEqual([]);
        await desk.transfers.stop();
        // The next run of the app finds what is not done, and nothing else.
        const left = desk.ids.filter((id) => desk.now(id)?.state === 'failed');
        expect([...desk.records.rows.keys()].toSorted()).toEqual(left.toSorted());
      },
    ),
    { numRuns: 300, seed: 20261122 },
  );
}, 60_000);
