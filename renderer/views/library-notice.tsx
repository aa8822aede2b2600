import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LibraryNotice as Notice } from '../../electron/contract/library-notice.ts';
import { dismissLibraryNotice, showFolder } from '../actions/keeping.ts';
import { Button } from '../components/button.tsx';
import { formatDateTime } from '../format/date-time.ts';
import { useKeeping } from '../stores/keeping-store.ts';
import { useLanguage } from '../stores/settings-store.ts';
import styles from './library-notice.module.css';

/** Says that the library file was damaged or gone, and what stands in its place; until it is dismissed. */
export function LibraryNotice() {
  const notice = useKeeping((state) => state.libraryNotice);
  return notice ? <NoticeCard notice={notice} /> : null;
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  return (
    <section className={styles['notice']} role="alert" aria-label={t('libraryNotice.label')}>
      <TriangleAlert aria-hidden="true" />
      <div className={styles['words']}>
        <strong>{t(`libraryNotice.${notice.kind}Title`)}</strong>
        <p className="selectable">{useSentences(notice)}</p>
      </div>
      <div className={styles['buttons']}>
        {notice.setAside === null ? null : (
          <Button size="small" onPress={() => void showFolder('damaged')}>
            {t('libraryNotice.showFile')}
          </Button>
        )}
        <Button size="small" onPress={() => void dismissLibraryNotice()}>
          {t('action.dismiss')}
        </Button>
      </div>
    </section>
  );
}

function useSentences({ records, salvaged, backupAt, setAside }: Notice): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const sentences = [
    t('libraryNotice.records', { count: records }),
    backupAt === null
      ? t('libraryNotice.noBackup')
      : t('libraryNotice.fromBackup', { time: formatDateTime(backupAt, language) }),
    ...(salvaged > 0 ? [t('libraryNotice.salvaged', { count: salvaged })] : []),
    ...(backupAt === null ? [] : [t('libraryNotice.check')]),
    ...(setAside === null ? [] : [t('libraryNotice.setAside', { name: setAside })]),
  ];
  return sentences.join(language === 'zh-CN' ? '' : ' ');
}
