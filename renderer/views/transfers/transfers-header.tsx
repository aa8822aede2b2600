import { useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelAll, clearFinished, pauseAll, resumeAll, retryAllFailed } from '../../actions/transfers.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { formatFileSize } from '../../format/file-size.ts';
import { allSecondsLeft, durationWords } from '../../format/pace.ts';
import { ClockContext } from '../../stores/clock.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { useTransfers, useTransferTotals } from '../../stores/transfer-store.ts';
import { groupSizes, totalsOf, type TransferTotals } from '../../stores/transfer-totals.ts';
import styles from './transfers-header.module.css';

/** What is under way as a whole, and what can be done with all of it. */
export function TransfersHeader() {
  const { t } = useTranslation();
  const totals = useTransferTotals();
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>{t('nav.transfers')}</h1>
      <Summary totals={totals} />
      <div className={styles['actions']}>
        <Actions totals={totals} />
      </div>
    </header>
  );
}

function Actions({ totals }: { totals: TransferTotals }) {
  const { t } = useTranslation();
  const { states, asking } = totals;
  const { running, paused, failed, done, cancelled } = groupSizes(totals);
  return (
    <>
      {states.waiting + states.retrying > 0 ? (
        <Button onPress={() => void pauseAll()}>{t('transfers.pause')}</Button>
      ) : null}
      {paused > asking ? <Button onPress={() => void resumeAll()}>{t('transfers.resume')}</Button> : null}
      {failed > 0 ? (
        <Button onPress={() => void retryAllFailed()}>{t('action.retryAllFailed')}</Button>
      ) : null}
      {done + failed + cancelled > 0 ? (
        <Button tone="quiet" onPress={() => void clearFinished('all')}>
          {t('action.clearFinished')}
        </Button>
      ) : null}
      {running + paused > 0 ? (
        <Button tone="quiet" onPress={() => void cancelAll()}>
          {t('transfers.cancelAll')}
        </Button>
      ) : null}
    </>
  );
}

/** `3 running · 12 waiting · 4.2 MB/s · 1 min left` */
function Summary({ totals: { states } }: { totals: TransferTotals }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const running = states.checking + states.running;
  const { bytesPerSecond, left } = usePace(running > 0);
  const facts = [
    running > 0 ? t('transfers.runningCount', { count: running }) : null,
    states.waiting > 0 ? t('transfers.waitingCount', { count: states.waiting }) : null,
    states.retrying > 0 ? t('transfers.retryingCount', { count: states.retrying }) : null,
    bytesPerSecond > 0 ? t('transfers.speed', { size: formatFileSize(bytesPerSecond, language) }) : null,
    left === null ? null : t('transfers.timeLeft', { time: durationWords(t, left) }),
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return (
    <p className={styles['summary']} title={facts.join(' · ')}>
      <Facts facts={facts} />
    </p>
  );
}

interface Pace {
  readonly bytesPerSecond: number;
  /** In seconds; null while it cannot be said. */
  readonly left: number | null;
}

const AT_REST: Pace = { bytesPerSecond: 0, left: null };

function readPace(): Pace {
  const totals = totalsOf(useTransfers.getState().byId);
  return { bytesPerSecond: totals.bytesPerSecond, left: allSecondsLeft(totals) };
}

/** Read once a second: figures that change with every event could not be read. */
function usePace(isRunning: boolean): Pace {
  const clock = useContext(ClockContext);
  const [pace, setPace] = useState<Pace>(AT_REST);
  useEffect(() => {
    if (!isRunning) return;
    return clock?.subscribe(() => setPace(readPace()), true);
  }, [clock, isRunning]);
  return isRunning ? pace : AT_REST;
}
