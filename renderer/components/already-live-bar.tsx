import { useTranslation } from 'react-i18next';
import { answerAllLive } from '../actions/transfers.ts';
import { useTransferTotals } from '../stores/transfer-store.ts';
import { Button } from './button.tsx';
import styles from './already-live-bar.module.css';

/** In pixels. */
export const ALREADY_LIVE_BAR_HEIGHT = 40;

/** Answers for all that ask at once; one alone has its buttons in its row. */
export function AlreadyLiveBar() {
  const { t } = useTranslation();
  const { asking } = useTransferTotals();
  if (asking < 2) return null;
  return (
    <div className={styles['bar']} style={{ height: ALREADY_LIVE_BAR_HEIGHT }}>
      <span className={styles['words']}>{t('transfers.liveCount', { count: asking })}</span>
      <Button size="small" onPress={() => void answerAllLive('use')}>
        {t('transfers.useAll')}
      </Button>
      <Button size="small" onPress={() => void answerAllLive('upload')}>
        {t('transfers.uploadAllAnew')}
      </Button>
    </div>
  );
}
