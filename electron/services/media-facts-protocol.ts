import type { Result } from '../contract/errors.ts';
import type { MediaFacts } from '../contract/media-facts.ts';

/** What main and media-facts-thread.ts say to each other. */
export interface FactsQuestion {
  readonly id: number;
  readonly path: string;
}

export interface FactsAnswer {
  readonly id: number;
  readonly result: Result<MediaFacts>;
}

/** Sent by the thread while it has work, so that a slow disk is not taken for an endless loop. */
export const SIGN_OF_LIFE = 'working';
export const SIGN_OF_LIFE_MS = 250;
