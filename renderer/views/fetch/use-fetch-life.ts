import { fetchExpiry } from '../../../electron/contract/fetch-subject.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { useRemaining } from '../../components/use-remaining.ts';
import { useWords } from '../../components/words.tsx';
import { formatDateTime, formatDayAndTime } from '../../format/date-time.ts';
import { mentionOf } from '../../format/desk-facts.ts';
import { lifeWords } from '../../format/life-words.ts';
import type { RemainingLife } from '../../format/remaining-time.ts';
import { useAccount } from '../../stores/account-store.ts';

interface FetchLife extends Pick<RemainingLife, 'share' | 'band'> {
  readonly words: string;
  /** From when to when, and how sure that is. */
  readonly title: string;
  /** When it ends, or where only that is known since when it is here. */
  readonly more: string;
}

/** What is left of its three days: exactly, or at most, where its message does not say when it was sent. */
export function useFetchLife(transfer: Transfer): FetchLife {
  const { t, language } = useWords();
  const offset = useAccount(transfer.accountId)?.clockOffsetMs ?? 0;
  const { at, isExact, seenAt } = fetchExpiry(mentionOf(transfer), transfer.addedAt, offset);
  // What was first seen was seen by this computer's clock.
  const clockOffsetMs = isExact ? offset : 0;
  const { share, band, ...life } = useRemaining(at, clockOffsetMs);
  const left = lifeWords(t, { share, band, ...life });
  const end = formatDateTime(at * 1000 - clockOffsetMs, language);
  const seen = formatDateTime(seenAt, language);
  return {
    share,
    band,
    words: left === null ? t('expiry.expired') : isExact ? left : t('desk.atMost', { left }),
    title: isExact
      ? t(left === null ? 'expiry.expiredAt' : 'expiry.expiresAt', { time: end })
      : t('desk.atMostText', { seen, end }),
    more: isExact ? end : t('desk.firstSeen', { time: formatDayAndTime(seenAt, language) }),
  };
}
