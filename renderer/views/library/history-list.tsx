import { ClockAlert, Download, RefreshCw, Save, Upload, type LucideIcon } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaEvent } from '../../../electron/contract/library.ts';
import { showHistory } from '../../actions/history.ts';
import { useNow } from '../../components/use-now.ts';
import { formatDateTime } from '../../format/date-time.ts';
import { formatRelativeTime } from '../../format/relative-time.ts';
import { useInspector } from '../../stores/inspector-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import styles from './history-list.module.css';

const ICONS: Readonly<Record<MediaEvent['kind'], LucideIcon>> = {
  uploaded: Upload,
  renewed: RefreshCw,
  fetched: Download,
  saved: Save,
  expired: ClockAlert,
};

interface HistoryListProps {
  readonly recordId: string;
  /** Server time minus this computer's, in ms. */
  readonly clockOffsetMs: number;
  /** The record's account; another's name is told. */
  readonly accountName: string;
}

/** What happened to a record's media, the latest first. */
export function HistoryList({ recordId, clockOffsetMs, accountName }: HistoryListProps) {
  const { t } = useTranslation();
  const events = useInspector((state) => (state.recordId === recordId ? state.events : null));
  useEffect(() => {
    void showHistory(recordId);
    return () => void showHistory(null);
  }, [recordId]);
  return (
    <section>
      <h2 className={styles['title']}>{t('inspector.history')}</h2>
      {events?.length === 0 ? <p className={styles['none']}>{t('inspector.noHistory')}</p> : null}
      <ol className={styles['events']}>
        {events?.map((event, at) => (
          <Event
            key={events.length - at}
            event={event}
            at={event.at - clockOffsetMs}
            accountName={accountName}
          />
        ))}
      </ol>
    </section>
  );
}

/** `at`: by this computer's clock, in ms since epoch. */
function Event({ event, at, accountName }: { event: MediaEvent; at: number; accountName: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { kind, facts } = event;
  const Icon = ICONS[kind];
  const details = [
    formatDateTime(at, language),
    facts.account === undefined || facts.account === accountName ? '' : facts.account,
  ];
  return (
    <li className={styles['event']}>
      <Icon aria-hidden="true" />
      <span className={styles['what']}>
        {facts.savedAs === undefined
          ? t(`inspector.event.${kind}`)
          : t('inspector.savedAs', { name: facts.savedAs })}
      </span>
      <span>{formatRelativeTime(at, now, language)}</span>
      <span className={styles['when']}>{details.filter(Boolean).join(', ')}</span>
    </li>
  );
}
