import type { Bridge } from '../../electron/contract/api.ts';
import type { Result } from '../../electron/contract/errors.ts';
import { ask } from '../bridge.ts';
import { notifyError } from '../stores/notice-store.ts';

/**
 * Asks main, and shows the failure if there is one: for what has no place of its own to show it. `accountId`: whose
 * account it is about, where it is about one.
 */
export async function askAloud<T>(
  request: (bridge: Bridge) => Promise<Result<T>>,
  accountId: string | null = null,
): Promise<Result<T>> {
  const answer = await ask(request);
  if (!answer.ok) notifyError(answer.error, accountId);
  return answer;
}
