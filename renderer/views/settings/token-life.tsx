import { useTranslation } from 'react-i18next';
import { useRemaining } from '../../components/use-remaining.ts';
import { lifeWords } from '../../format/life-words.ts';

/** How long a pasted access_token still lasts. */
export function TokenLife({ expiresAt, clockOffsetMs }: { expiresAt: number; clockOffsetMs: number }) {
  const { t } = useTranslation();
  const life = useRemaining(expiresAt, clockOffsetMs);
  const time = lifeWords(t, life);
  return time === null ? t('account.tokenEnded') : t('account.tokenUntil', { time });
}
