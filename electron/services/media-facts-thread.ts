import { parentPort } from 'node:worker_threads';
import { readMediaFacts } from './media-facts.ts';
import {
  SIGN_OF_LIFE,
  SIGN_OF_LIFE_MS,
  type FactsAnswer,
  type FactsQuestion,
} from './media-facts-protocol.ts';

let reading = 0;
let signs: NodeJS.Timeout | undefined;

// Started by media-facts-reader.ts, which asks.
parentPort?.on('message', ({ id, path }: FactsQuestion) => {
  reading += 1;
  signs ??= setInterval(() => parentPort?.postMessage(SIGN_OF_LIFE), SIGN_OF_LIFE_MS);
  void readMediaFacts(path).then((result) => {
    parentPort?.postMessage({ id, result } satisfies FactsAnswer);
    reading -= 1;
    if (reading > 0) return;
    clearInterval(signs);
    signs = undefined;
  });
});
