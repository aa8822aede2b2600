import { Worker } from 'node:worker_threads';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { MediaFacts } from '../contract/media-facts.ts';
import { unreadableFacts } from './facts-by-kind.ts';
import { inspectFile } from './local-file.ts';
import { SIGN_OF_LIFE, type FactsAnswer, type FactsQuestion } from './media-facts-protocol.ts';

export interface MediaFactsReader {
  /** What the file's bytes tell, in the order asked; `cancelled` where the signal comes before its turn. */
  readonly of: (path: string, signal?: AbortSignal) => Promise<Result<MediaFacts>>;
  /** Ends the thread; what is not answered yet is `cancelled`. */
  stop(): Promise<void>;
}

interface Question extends FactsQuestion {
  readonly signal: AbortSignal | undefined;
  readonly answer: (result: Result<MediaFacts>) => void;
  /** It was among those that a thread did not survive: it is asked once more, by itself. */
  readonly suspect: boolean;
}

/** A share on the network answers slowly, but several reads at a time. */
const AT_ONCE = 8;
/** A thread silent for so long is in a loop that it does not come out of. */
const LONGEST_SILENCE_MS = 2000;
/** Silence is counted in parts, so that a computer that sleeps or stalls, and the thread with it, adds but one. */
const PARTS_OF_SILENCE = 8;

/**
 * Reads strangers' files in a thread of its own: main is never blocked, memory is bounded, and a file that keeps a
 * reader going for ever is `not_readable`. The thread starts with the first question.
 */
export function createMediaFactsReader(options: {
  /** `media-facts-thread.ts`, as built. */
  readonly script: string | URL;
  readonly longestSilenceMs?: number;
  /** Hears why a thread ended. */
  readonly onFault: (fault: unknown) => void;
}): MediaFactsReader {
  const longestSilenceMs = options.longestSilenceMs ?? LONGEST_SILENCE_MS;
  let thread: Worker | null = null;
  let silence: NodeJS.Timeout | undefined;
  let asked = 0;
  let waiting: Question[] = [];
  const running = new Map<number, Question>();

  const start = (): Worker => {
    const started = new Worker(options.script, {
      resourceLimits: { maxOldGenerationSizeMb: 128 },
      stdout: true,
      stderr: true,
    });
    started.on('message', (message: FactsAnswer | typeof SIGN_OF_LIFE) => {
      if (message !== SIGN_OF_LIFE) {
        running.get(message.id)?.answer(message.result);
        running.delete(message.id);
      }
      if (thread !== started) return;
      clearInterval(silence);
      silence = undefined;
      next();
    });
    started.once('error', (fault) => {
      if (thread === started) giveUp(fault);
    });
    // What readers grumble about is in the facts.
    started.stdout.resume();
    started.stderr.resume();
    started.unref();
    return started;
  };

  /** The thread is lost, by one of the files it was asked for. */
  const giveUp = (fault: unknown) => {
    options.onFault(fault);
    clearInterval(silence);
    silence = undefined;
    void thread?.terminate();
    thread = null;
    const lost = [...running.values()];
    running.clear();
    // Each has a second try, alone: the first thread may only have been slow to start.
    const guilty = lost.filter(({ suspect }) => suspect);
    waiting = [...lost.filter((one) => !guilty.includes(one)).map(asSuspect), ...waiting];
    for (const { path, answer } of guilty) void barely(path).then(answer);
    next();
  };

  const next = () => {
    for (let one = waiting[0]; one && mayRun(one, running); one = waiting[0]) {
      waiting.shift();
      if (one.signal?.aborted) {
        one.answer(fail('cancelled'));
        continue;
      }
      running.set(one.id, one);
      thread ??= start();
      thread.postMessage({ id: one.id, path: one.path } satisfies FactsQuestion);
    }
    if (running.size === 0) return;
    // What is asked meanwhile is no sign of life.
    if (silence) return;
    let parts = 0;
    silence = setInterval(() => {
      parts += 1;
      if (parts === PARTS_OF_SILENCE) giveUp(new Error('A file keeps its reader going for ever'));
    }, longestSilenceMs / PARTS_OF_SILENCE);
    silence.unref();
  };

  return {
    of: (path, signal) =>
      new Promise((answer) => {
        asked += 1;
        waiting.push({ id: asked, path, signal, answer, suspect: false });
        next();
      }),

    async stop() {
      clearInterval(silence);
      const left = [...running.values(), ...waiting];
      running.clear();
      waiting = [];
      for (const { answer } of left) answer(fail('cancelled'));
      const ending = thread;
      thread = null;
      await ending?.terminate();
    },
  };
}

const asSuspect = (question: Question): Question => ({ ...question, suspect: true });

/** A suspect runs alone. */
const mayRun = ({ suspect }: Question, running: ReadonlyMap<number, Question>): boolean =>
  suspect ? running.size === 0 : running.size < AT_ONCE && ![...running.values()].some((one) => one.suspect);

/** What is known of a file that no reader survived. */
async function barely(path: string): Promise<Result<MediaFacts>> {
  const local = await inspectFile(path);
  return local.ok ? succeed(unreadableFacts(local.value.size, local.value.contentType)) : local;
}
