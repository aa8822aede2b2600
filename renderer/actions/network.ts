import type { Result } from '../../electron/contract/errors.ts';
import type { NetworkState, ProxyInput } from '../../electron/contract/network.ts';
import { ask } from '../bridge.ts';
import { loseKeychain } from './accounts.ts';

/** Main's event tells the stores; the form shows a failure itself. */
export async function saveProxy(input: ProxyInput): Promise<Result<NetworkState>> {
  const answer = await ask((bridge) => bridge.saveProxy(input));
  if (!answer.ok && answer.error.code === 'keychain_unavailable') loseKeychain();
  return answer;
}

export const chooseCaFile = (): Promise<Result<NetworkState>> => ask((bridge) => bridge.chooseCaFile(null));

export const removeCaFile = (): Promise<Result<NetworkState>> => ask((bridge) => bridge.removeCaFile(null));
