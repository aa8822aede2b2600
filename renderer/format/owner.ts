import type { Account, Platform } from '../../electron/contract/account.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';

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

/** What tells whether the media of two accounts are of one company. An account of no known company stands for itself. */
export function companyOf({ accountId }: Pick<Transfer, 'accountId'>, accounts: readonly Account[]): string {
  const account = accounts.find(({ id }) => id === accountId);
  return account && account.ownerId !== '' ? `${account.platform}:${account.ownerId}` : accountId;
}
