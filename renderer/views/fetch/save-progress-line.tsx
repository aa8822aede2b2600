import { useState } from 'react';
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
  const [isCancelling, setCancelling] = useState(false);
  const { done, total, fetching } = progress;
  const cancel = () => {
    setCancelling(true);
    void cancelSave();
  };
  return (
    <div className={styles['line']}>
      <div className={styles['how']}>
        <ProgressText progress={progress} />
        <Progress label={t('saving.progress')} done={done} total={fetching > 0 ? null : total} />
      </div>
      <Button size="small" isPending={isCancelling} onPress={cancel}>
        {t(isCancelling ? 'saving.cancelling' : 'action.cancel')}
      </Button>
      <ProgressHeard share={done / total} />
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
function ProgressHeard({ share }: { share: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const quarter = Math.floor(share * 4) / 4;
  return (
    <p className="visually-hidden" role="status">
      {t('saving.progressHeard', { share: formatShare(quarter, language) })}
    </p>
  );
}
