import type { MediaType } from './media.ts';

/** `documented`: the figures of the two documents this project implements. `current`: what the servers take today. */
export const LIMIT_PROFILES = ['documented', 'current'] as const;
export type LimitProfile = (typeof LIMIT_PROFILES)[number];

/** What the person changed in one row, and when (ISO date). */
export interface LimitEdit {
  readonly minBytes?: number | undefined;
  readonly maxBytes?: number | undefined;
  readonly maxSeconds?: number | null | undefined;
  readonly date: string;
}

export type LimitEdits = Readonly<Partial<Record<MediaType, LimitEdit>>>;

/** The limits an account goes by: a profile, and the person's own edits of each. */
export interface AccountLimits {
  readonly profile: LimitProfile;
  readonly edits: Readonly<Record<LimitProfile, LimitEdits>>;
}

export const DEFAULT_LIMITS: AccountLimits = {
  profile: 'documented',
  edits: { documented: {}, current: {} },
};
