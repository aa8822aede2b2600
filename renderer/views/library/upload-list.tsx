import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { dismissTransfers, retryAllFailed } from '../../actions/transfers.ts';
import { Button } from '../../components/button.tsx';
import { QuestionBars } from '../../components/question-bars.tsx';
import { TransferList } from '../../components/transfer-list.tsx';
import { useFocusKeeper } from '../../components/use-focus-keeper.ts';
import { useHeight } from '../../components/use-height.ts';
import { useFitsUnderway } from '../../stores/fit-store.ts';
import styles from './upload-list.module.css';

interface UploadListProps {
  readonly uploads: readonly Transfer[];
  readonly scroller: HTMLDivElement | null;
}

/** Uploads under way and those that failed or ask something, each with its own progress or reason. */
export function UploadList({ uploads, scroller }: UploadListProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const offsetTop = useHeight(above);
  // A row whose file is made to fit has other buttons.
  useFitsUnderway();
  useFocusKeeper(area, (row) => {
    // From a bar to the next one; else to the row that stands in the place of what is gone, never to its Cancel.
    const bar = row === null ? area.current?.querySelector<HTMLElement>('[role=group] button') : null;
    const rows = [...(area.current?.querySelectorAll('li') ?? [])];
    const next = rows.find((one) => one.dataset['index'] === (row ?? '0')) ?? rows.at(-1) ?? null;
    return bar ?? next?.querySelector<HTMLElement>('[data-cures] button') ?? next;
  });
  const failed = uploads.filter((transfer) => transfer.state === 'failed').map(({ id }) => id);
  return (
    <section className={styles['uploads']} ref={area}>
      <div ref={above}>
        <QuestionBars />
        {/* One alone has all it needs in its row. */}
        {failed.length > 1 ? (
          <div className={styles['head']}>
            <span className={styles['failed']}>{t('library.failedUploads', { count: failed.length })}</span>
            <Button size="small" tone="quiet" onPress={() => void retryAllFailed('upload')}>
              {t('action.retryAllFailed')}
            </Button>
            <Button size="small" tone="quiet" onPress={() => void dismissTransfers(failed)}>
              {t('action.clear')}
            </Button>
          </div>
        ) : null}
      </div>
      <TransferList
        label={t('library.uploads')}
        transfers={uploads}
        scroller={scroller}
        offsetTop={offsetTop}
      />
    </section>
  );
}
