import type { Account } from '../../electron/contract/account.ts';
import type { Mention } from '../../electron/contract/mention.ts';

/** The account, other than the chosen one's company, that most of these were sent to, and how many; null: none. */
export function addressedElsewhere(
  mentions: readonly Pick<Mention, 'addressee'>[],
  accounts: readonly Account[],
  chosen: Account | null,
): { readonly account: Account; readonly count: number } | null {
  const counts = new Map<string, number>();
  for (const { addressee } of mentions) {
    if (addressee !== null) counts.set(addressee, (counts.get(addressee) ?? 0) + 1);
  }
  const [most] = accounts
    .filter(({ ownerId, id }) => ownerId !== '' && id !== chosen?.id && ownerId !== chosen?.ownerId)
    .map((account) => ({ account, count: counts.get(account.ownerId) ?? 0 }))
    .sort((a, b) => b.count - a.count);
  return most && most.count > 0 ? most : null;
}
