/** Decoding that takes so long will not end; the worker is ended instead. */
const LONGEST_MS = 20_000;

/** A codec in a thread of its own, asked one question at a time. */
export interface WorkerAsker<Q, A> {
  /** Null where the worker failed or took too long, or where nobody wants the answer any more. */
  ask(question: Q, signal?: AbortSignal): Promise<A | null>;
}

/** The worker is made for the first question and ended with the last answer: idle, a codec takes no memory. */
export function createWorkerAsker<Q, A>(create: () => Worker): WorkerAsker<Q, A> {
  let worker: Worker | null = null;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const end = () => {
    worker?.terminate();
    worker = null;
  };

  const askNow = (question: Q, signal?: AbortSignal): Promise<A | null> =>
    new Promise((resolve) => {
      const asked = (worker ??= create());
      const answered = new AbortController();
      const finish = (answer: A | null) => {
        clearTimeout(timer);
        answered.abort();
        if (answer === null) end();
        resolve(answer);
      };
      const giveUp = () => finish(null);
      const timer = setTimeout(giveUp, LONGEST_MS);
      const until = { signal: answered.signal };
      asked.addEventListener('message', (event: MessageEvent<A>) => finish(event.data), until);
      asked.addEventListener('error', giveUp, until);
      asked.addEventListener('messageerror', giveUp, until);
      signal?.addEventListener('abort', giveUp, until);
      asked.postMessage(question);
    });

  return {
    async ask(question, signal) {
      waiting += 1;
      const turn = last.then(() => (signal?.aborted ? null : askNow(question, signal)));
      // A worker that cannot be started takes nothing with it but its own question.
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting -= 1;
        if (waiting === 0) end();
      }
    },
  };
}
