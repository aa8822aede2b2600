import type { AccountLimits } from '../../electron/contract/account-limits.ts';
import type { Account } from '../../electron/contract/account.ts';
import type { Result } from '../../electron/contract/errors.ts';
import type { UploadDecision } from '../../electron/contract/preflight.ts';
import { ask } from '../bridge.ts';
import { useAccounts } from '../stores/account-store.ts';
import { askAloud } from './ask-aloud.ts';
import { setGoing } from './transfers.ts';

/** What the person decides about uploads that have not been sent. */
export async function decideUploads(ids: readonly string[], decision: UploadDecision): Promise<void> {
  const answer = await askAloud((bridge) => bridge.decideUploads({ ids, decision }));
  if (answer.ok) setGoing(ids);
}

/** Takes the place of all the account's limits; main then looks again at what it asked about. */
export const changeLimits = (accountId: string, limits: AccountLimits): Promise<Result<Account>> =>
  ask((bridge) => bridge.changeLimits({ accountId, limits }));

/** Has these accounts go by what the servers take today. */
export async function switchToCurrent(accountIds: Iterable<string>): Promise<void> {
  for (const accountId of new Set(accountIds)) {
    const account = useAccounts.getState().accounts.find(({ id }) => id === accountId);
    if (!account) continue;
    const limits: AccountLimits = { ...account.limits, profile: 'current' };
    await askAloud((bridge) => bridge.changeLimits({ accountId, limits }), accountId);
  }
}
