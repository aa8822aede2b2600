import { dialectOf, type Account } from '../contract/account.ts';

/** `MediaRecord.owner` of what this account uploads: every app of one corpid, and one appid, see the same media. */
export function ownerOf({
  id,
  platform,
  imitates,
  ownerId,
}: Pick<Account, 'id' | 'platform' | 'imitates' | 'ownerId'>): string {
  if (platform === 'simulator') return `simulator:${imitates}`;
  return ownerId === '' ? `account:${id}` : `${dialectOf(imitates)}:${ownerId}`;
}
