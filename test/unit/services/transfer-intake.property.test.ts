import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import { MOST_UNASKED } from '../../../electron/contract/preflight.ts';
import { isFinal } from '../../../electron/contract/transfer.ts';
import type { Work } from '../../../electron/services/transfer-entry.ts';
import { setUp } from './transfers-harness.ts';

type Step =
  | { readonly do: 'drop'; readonly count: number }
  | { readonly do: 'check'; readonly at: number; readonly as: keyof typeof RESULTS }
  | {
      readonly do: 'pause' | 'resume' | 'cancel' | 'retry' | 'decide' | 'fit';
      readonly which: readonly number[];
    };

const RESULTS = {
  ready: succeed(null),
  asks: fail('will_be_refused'),
  broken: fail('file_missing'),
} satisfies Readonly<Record<string, Result<null>>>;

const which = fc.oneof(
  { arbitrary: fc.array(fc.nat({ max: 39 }), { maxLength: 6 }), weight: 4 },
  { arbitrary: fc.constant(Array.from({ length: 40 }, (_, index) => index)), weight: 1 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({ do: fc.constant('drop' as const), count: fc.integer({ min: 1, max: 14 }) }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('check' as const),
      at: fc.nat(),
      as: fc.constantFrom('ready' as const, 'ready', 'ready', 'asks', 'broken'),
    }),
    weight: 12,
  },
  {
    arbitrary: fc.record({
      do: fc.constantFrom('pause' as const, 'resume', 'cancel', 'retry', 'decide', 'fit'),
      which,
    }),
    weight: 4,
  },
);

/** What is known of one upload. */
interface Known {
  /** Its last check found it ready, and nothing has changed since. */
  isReady: boolean;
  /** The person has asked for it itself, or for all of a drop. */
  isWanted: boolean;
  /** What came of it is to be seen first. */
  isFitted: boolean;
  readonly isOfMany: boolean;
}

/** Uploads whose checks end when told to, and which are done as soon as they run. */
function watched() {
  let clock = 1_000;
  const { transfers, addWorks } = setUp({ now: () => clock });
  const checks: { readonly at: number; readonly end: (result: Result<null>) => void }[] = [];
  const known: Known[] = [];
  const ids: string[] = [];
  const faults: string[] = [];

  const workOf = (at: number): Work => ({
    check: ({ signal }) =>
      new Promise((resolve) => {
        const one = known[at];
        const check = {
          at,
          end(result: Result<null>) {
            if (checks.includes(check)) checks.splice(checks.indexOf(check), 1);
            if (one && !signal.aborted) one.isReady = result.ok;
            resolve(result);
          },
        };
        checks.push(check);
        signal.addEventListener('abort', () => check.end(fail('cancelled')), { once: true });
      }),
    run() {
      const one = known[at];
      if (!one?.isReady) faults.push(`${at} is sent unchecked`);
      if (one?.isOfMany && !one.isWanted) faults.push(`${at}, one of many, is sent unasked`);
      if (one?.isFitted) faults.push(`${at} is sent before it was seen`);
      return Promise.resolve(succeed(null));
    },
    decide: () => undefined,
    fit: () => undefined,
  });

  const stateOf = (index: number) => transfers.find(ids[index] ?? '');
  const change = (at: number, by: Exclude<Step['do'], 'drop' | 'check'>) => {
    const one = known[at];
    const transfer = stateOf(at);
    if (!one || !transfer) return;
    const { state, error } = transfer;
    const isAsking = state === 'paused' && error?.code === 'will_be_refused';
    if (by === 'resume' && state === 'paused' && !isAsking)
      Object.assign(one, { isWanted: true, isFitted: false });
    if (by === 'retry' && (state === 'failed' || state === 'cancelled'))
      Object.assign(one, { isWanted: true, isFitted: false, isReady: false });
    if (by === 'decide' && isAsking) Object.assign(one, { isWanted: true, isFitted: false, isReady: false });
  };
  const apply = (one: Step) => {
    if (one.do === 'drop') {
      clock += 1;
      const from = ids.length;
      const isOfMany = one.count > MOST_UNASKED.files;
      const places = Array.from({ length: one.count }, (_, at) => from + at);
      known.push(...places.map(() => ({ isReady: false, isWanted: false, isFitted: false, isOfMany })));
      ids.push(...addWorks(places.map(workOf)).map(({ id }) => id));
    } else if (one.do === 'check') {
      checks[one.at % Math.max(1, checks.length)]?.end(RESULTS[one.as]);
    } else {
      const places = [...new Set(one.which.map((index) => index % Math.max(1, ids.length)))];
      for (const at of places) change(at, one.do);
      const named = places.flatMap((at) => ids[at] ?? []);
      if (one.do === 'retry') transfers.retry(named, false);
      else if (one.do === 'decide') transfers.decide(named, { kind: 'send_anyway' });
      else if (one.do === 'fit') fitAll(places);
      else transfers[one.do](named);
    }
  };
  const fitAll = (places: readonly number[]) => {
    for (const at of places) {
      const one = known[at];
      if (one && transfers.fit(ids[at] ?? '', { path: '/fitted', name: 'fitted' }))
        Object.assign(one, { isFitted: true, isReady: false });
    }
  };
  return { transfers, checks, ids, faults, apply, stateOf };
}

test('whatever is dropped, checked, decided and taken back in whatever order: nothing is sent unchecked or unasked, and nothing is stuck', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const desk = watched();
      desk.apply({ do: 'drop', count: 12 });
      for (const one of steps) {
        desk.apply(one);
        await turn();
        await turn();
      }
      expect(desk.faults).toEqual([]);
      const isOpen = () => desk.ids.some((_, at) => !isFinal(desk.stateOf(at)?.state ?? 'done'));
      const all = desk.ids.map((_, at) => at);
      for (let round = 0; round < 1000 && isOpen(); round += 1) {
        for (const check of [...desk.checks]) check.end(succeed(null));
        await turn();
        await turn();
        // At once, not before: what is being looked at has nothing to be decided.
        if (desk.checks.length > 0) continue;
        desk.apply({ do: 'decide', which: all });
        desk.apply({ do: 'resume', which: all });
      }
      expect(isOpen()).toBe(false);
      expect(desk.faults).toEqual([]);
      await desk.transfers.stop();
    }),
    { numRuns: 300, seed: 20261122 },
  );
}, 60_000);
