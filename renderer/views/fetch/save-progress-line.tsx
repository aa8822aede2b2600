import { useTranslation } from 'react-i18next';
import type { SaveProgress } from '../../../electron/contract/saving.ts';
import { cancelSave } from '../../actions/saving.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatFileSize, formatNumber, formatShare } from '../../format/file-size.ts';
import { useSavePanel } from '../../stores/save-panel-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import styles from './save-progress-line.module.css';

/** How far the Save under way has come, and the way out of it; nothing where none is. */
export function SaveProgressLine() {
  const progress = useSavePanel((state) => state.progress);
  return progress ? <Line progress={progress} /> : null;
}

function Line({ progress }: { progress: SaveProgress }) {
  const { t } = useTranslation();
  const isCancelling = useSavePanel((state) => state.isCancelling);
  const { done, total, fetching } = progress;
  return (
    <div className={styles['line']}>
      <div className={styles['how']}>
        <ProgressText progress={progress} />
        <Progress label={t('saving.progress')} done={done} total={fetching > 0 ? null : total} />
      </div>
      <Button size="small" isPending={isCancelling} onPress={() => void cancelSave()}>
        {t(isCancelling ? 'saving.cancelling' : 'action.cancel')}
      </Button>
      <ProgressHeard progress={progress} />
    </div>
  );
}

function ProgressText({ progress }: { progress: SaveProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { done, total, bytesDone, bytesTotal, fetching } = progress;
  if (fetching > 0)
    return <p>{t('saving.fetching', { count: fetching, shown: formatNumber(fetching, language) })}</p>;
  return (
    <p>
      {t('saving.progressText', {
        done: formatNumber(done, language),
        total: formatNumber(total, language),
        bytesDone: formatFileSize(bytesDone, language),
        bytesTotal: formatFileSize(bytesTotal, language),
      })}
    </p>
  );
}

/** Told politely, and by quarters only. */
function ProgressHeard({ progress: { done, total, fetching } }: { progress: SaveProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const quarter = Math.floor((done / total) * 4) / 4;
  return (
    <p className="visually-hidden" role="status">
      {fetching > 0
        ? t('saving.fetching', { count: fetching, shown: formatNumber(fetching, language) })
        : t('saving.progressHeard', { share: formatShare(quarter, language) })}
    </p>
  );
}
