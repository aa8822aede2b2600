import type { Platform } from '../../electron/contract/account.ts';

/** Whose media it is, taken apart for showing. */
export interface Owner {
  readonly platform: Exclude<Platform, 'mini_program'>;
  /** corpid or appid; of a simulator what it imitates has its own place. */
  readonly id: string;
}

const KINDS = ['wecom', 'official_account', 'simulator'] as const;

/** Of a `MediaRecord.owner`; null where the company is not known. */
export function parseOwner(owner: string): Owner | null {
  const colon = owner.indexOf(':');
  const platform = KINDS.find((kind) => kind === owner.slice(0, Math.max(0, colon)));
  return platform ? { platform, id: owner.slice(colon + 1) } : null;
}
