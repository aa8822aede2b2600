import { describe, expect, test, vi } from 'vitest';
import { createWorkerAsker } from '../../../../renderer/codecs/worker-asker.ts';

/** Answers each question by `answer`, unless that says nothing. */
class FakeWorker extends EventTarget {
  isEnded = false;
  readonly #answer: (question: unknown) => unknown;

  constructor(answer: (question: unknown) => unknown) {
    super();
    this.#answer = answer;
  }

  postMessage(question: unknown): void {
    queueMicrotask(() => {
      if (this.isEnded) return;
      const data = this.#answer(question);
      if (data === 'error') this.dispatchEvent(new Event('error'));
      else if (data !== undefined) this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  terminate(): void {
    this.isEnded = true;
  }
}

function asked(answer: (question: unknown) => unknown) {
  const made: FakeWorker[] = [];
  const asker = createWorkerAsker<number, number>(() => {
    const worker = new FakeWorker(answer);
    made.push(worker);
    return worker as unknown as Worker;
  });
  return { asker, made };
}

describe('a codec in a thread', () => {
  test('is there only while it is asked, and answers in turn', async () => {
    const { asker, made } = asked((question) => Number(question) * 2);
    expect(made).toHaveLength(0);
    expect(await Promise.all([asker.ask(1), asker.ask(2), asker.ask(3)])).toEqual([2, 4, 6]);
    expect(made).toHaveLength(1);
    expect(made[0]?.isEnded).toBe(true);
    expect(await asker.ask(4)).toBe(8);
    expect(made).toHaveLength(2);
  });

  test('that breaks is made anew for the next question', async () => {
    const { asker, made } = asked((question) => (question === 1 ? 'error' : 5));
    expect(await Promise.all([asker.ask(1), asker.ask(2)])).toEqual([null, 5]);
    expect(made).toHaveLength(2);
    expect(made.every(({ isEnded }) => isEnded)).toBe(true);
  });

  test('that cannot be started once is started for the next question', async () => {
    const make = vi.fn(() => new FakeWorker(() => 5) as unknown as Worker);
    make.mockImplementationOnce(() => {
      throw new Error('no worker');
    });
    const asker = createWorkerAsker<number, number>(make);
    const [first, second] = await Promise.allSettled([asker.ask(1), asker.ask(2)]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ value: 5 });
  });

  test('that never answers is ended', async () => {
    vi.useFakeTimers();
    try {
      const { asker, made } = asked(() => undefined);
      const answer = asker.ask(1);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(await answer).toBeNull();
      expect(made[0]?.isEnded).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is not asked what nobody waits for any more, and stops where it was', async () => {
    const { asker, made } = asked((question) => (question === 1 ? undefined : 7));
    const stop = new AbortController();
    const [running, waiting, other] = [asker.ask(1, stop.signal), asker.ask(2, stop.signal), asker.ask(3)];
    await Promise.resolve();
    stop.abort();
    expect(await Promise.all([running, waiting, other])).toEqual([null, null, 7]);
    expect(made).toHaveLength(2);
  });
});
