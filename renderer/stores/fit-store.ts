import { create } from 'zustand';
import type { AppError } from '../../electron/contract/errors.ts';

/** How far the making of a file that fits is. */
export type Fit =
  | { readonly kind: 'waiting' }
  /** `progress` from 0 to 1. */
  | { readonly kind: 'running'; readonly progress: number }
  /** Main has what was made, and has not said yet what became of it. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: AppError };

interface FitState {
  /** By transfer; one of which nothing was made has none. */
  readonly byId: ReadonlyMap<string, Fit>;
  /** Where the kept part of a sound that is too long begins, in seconds; without one at its beginning. */
  readonly starts: ReadonlyMap<string, number>;
}

export const useFits = create<FitState>(() => ({ byId: new Map(), starts: new Map() }));

export const fitOf = (id: string): Fit | null => useFits.getState().byId.get(id) ?? null;

export const isUnderway = (fit: Fit | null | undefined): boolean =>
  fit?.kind === 'waiting' || fit?.kind === 'running' || fit?.kind === 'done';

/** How many are being made, or are to be. */
export const useFitsUnderway = (): number =>
  useFits(({ byId }) => [...byId.values()].filter(isUnderway).length);

const withValue = <T>(map: ReadonlyMap<string, T>, id: string, value: T | null): ReadonlyMap<string, T> => {
  const next = new Map(map);
  if (value === null) next.delete(id);
  else next.set(id, value);
  return next;
};

export const putFit = (id: string, fit: Fit | null): void =>
  useFits.setState(({ byId }) => ({ byId: withValue(byId, id, fit) }));

export const setFitStart = (id: string, seconds: number | null): void =>
  useFits.setState(({ starts }) => ({ starts: withValue(starts, id, seconds) }));
