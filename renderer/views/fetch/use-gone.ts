import { useMemo } from 'react';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { useNow } from '../../components/use-now.ts';
import { isGone, readGone, type GoneReading } from '../../format/gone-causes.ts';
import type { GoneNames } from '../../format/gone-words.ts';
import { useAccount, useAccounts } from '../../stores/account-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';

const MINUTE = 60_000;

export interface Gone {
  readonly reading: GoneReading;
  readonly names: GoneNames;
}

/** Why the server has no such media; null where it has not said so. */
export function useGone(transfer: Transfer): Gone | null {
  const language = useLanguage();
  const accounts = useAccounts((state) => state.accounts);
  const clockOffsetMs = useAccount(transfer.accountId)?.clockOffsetMs ?? 0;
  // By the minute, as it is rendered.
  const now = Math.floor(useNow() / MINUTE) * MINUTE + clockOffsetMs;
  return useMemo(() => {
    const { subject, accountName } = transfer;
    if (!subject || !isGone(transfer)) return null;
    return {
      reading: readGone(transfer, subject, accounts, now),
      names: { asked: accountName, addressee: subject.mention.addressee, clockOffsetMs, language },
    };
  }, [transfer, accounts, now, clockOffsetMs, language]);
}
