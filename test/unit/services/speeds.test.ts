import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { succeed } from '../../../electron/contract/errors.ts';
import type { WorkContext } from '../../../electron/services/transfer-entry.ts';
import { createSpeeds } from '../../../electron/services/speeds.ts';
import { setUp } from './transfers-harness.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A transfer that runs until `end`, and its context. */
async function running() {
  const { transfers, addWorks } = setUp();
  const begun: { context?: WorkContext; end: () => void } = { end: () => undefined };
  const [row] = addWorks([
    {
      run: (context) =>
        new Promise((resolve) => {
          Object.assign(begun, { context, end: () => resolve(succeed(null)) });
        }),
    },
  ]);
  await vi.advanceTimersByTimeAsync(5);
  const speed = () => transfers.find(row?.id ?? '')?.bytesPerSecond;
  return { begun, speed, state: () => transfers.find(row?.id ?? '')?.state };
}

test('a transfer that stalls has no speed after three seconds, and one again once its bytes move', async () => {
  const { begun, speed, state } = await running();
  const send = (bytesDone: number) => begun.context?.change({ bytesDone });
  for (let step = 0; step < 10; step += 1) {
    send(step * 50_000);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(speed()).toBe(100_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(speed()).toBe(100_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([state(), speed()]).toEqual(['running', null]);

  await vi.advanceTimersByTimeAsync(20_000);
  send(500_000);
  await vi.advanceTimersByTimeAsync(500);
  send(600_000);
  // The stall does not count.
  expect(speed()).toBe(200_000);
  begun.end();
  await vi.advanceTimersByTimeAsync(5);
  expect([state(), speed()]).toEqual(['done', null]);
});

test('a clock set back leaves the speed as it is', async () => {
  const { begun, speed } = await running();
  begun.context?.change({ bytesDone: 0 });
  await vi.advanceTimersByTimeAsync(500);
  vi.setSystemTime(Date.now() - 3_600_000);
  begun.context?.change({ bytesDone: 50_000 });
  expect(speed()).toBe(100_000);
});

test('a thousand that move share one timer, and none is left when they have ended', () => {
  const speeds = createSpeeds<number>({ onStall: () => undefined });
  for (let item = 0; item < 1000; item += 1) speeds.read(item, 0);
  expect(vi.getTimerCount()).toBe(1);
  for (let item = 0; item < 1000; item += 1) speeds.end(item);
  expect(vi.getTimerCount()).toBe(0);
});
