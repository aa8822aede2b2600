import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { COLUMN_NAMES_HEIGHT, RecordGrid } from './record-grid.tsx';
import { UploadList } from './upload-list.tsx';
import columns from './columns.module.css';
import styles from './library-list.module.css';

/** One scrolling area: open uploads first, then the records. Only the rows in view exist. */
export function LibraryList({ uploads, total }: { uploads: readonly Transfer[]; total: number }) {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const above = useRef<HTMLDivElement>(null);
  const aboveHeight = useHeight(above);
  return (
    <div className={styles['area']}>
      <div className={styles['scroller']} ref={setScroller}>
        <div ref={above}>
          {uploads.length > 0 ? <UploadList uploads={uploads} scroller={scroller} /> : null}
        </div>
        {total > 0 ? (
          <>
            <ColumnNames />
            <RecordGrid total={total} scroller={scroller} offsetTop={aboveHeight + COLUMN_NAMES_HEIGHT} />
          </>
        ) : null}
      </div>
    </div>
  );
}

/** Stays in sight while the records scroll beneath. */
function ColumnNames() {
  const { t } = useTranslation();
  return (
    <div
      className={`${columns['columns'] ?? ''} ${styles['head'] ?? ''}`}
      style={{ height: COLUMN_NAMES_HEIGHT }}
      aria-hidden="true"
    >
      <span className={columns['name']}>{t('library.column.name')}</span>
      <span className={columns['mediaId']}>{t('library.column.mediaId')}</span>
      <span>{t('library.column.expires')}</span>
    </div>
  );
}

function useHeight(element: React.RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
