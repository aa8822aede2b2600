import { memo, useRef, useState } from 'react';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { focusTransfer } from '../../components/transfer-thumbnail.tsx';
import { useHeight } from '../../components/use-height.ts';
import { isNarrowed, useLibrary } from '../../stores/library-store.ts';
import { useTransferList } from '../../stores/transfer-store.ts';
import { TransferQuickLook } from '../viewer/transfer-quick-look.tsx';
import { LibraryEmpty } from './library-empty.tsx';
import { RecordGrid } from './record-grid.tsx';
import { UploadList } from './upload-list.tsx';
import styles from './library-list.module.css';

/** Shown above the records: under way, or failed and waiting for the person. */
export const isOpenUpload = ({ direction, state }: Transfer): boolean =>
  direction === 'upload' && state !== 'done' && state !== 'cancelled';

/** The records do not render again with each byte of an upload. */
const Records = memo(RecordGrid);

/** One scrolling area: open uploads first, then the records. Only the rows in view exist. */
export function LibraryList() {
  const uploads = useTransferList(isOpenUpload);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const above = useRef<HTMLDivElement>(null);
  const aboveHeight = useHeight(above);
  const hasRecords = useLibrary((state) => state.total > 0);
  const narrowed = useLibrary(({ shown }) => shown !== null && isNarrowed(shown));
  return (
    <div className={styles['scroller']} ref={setScroller}>
      <div ref={above}>
        {uploads.length > 0 ? <UploadList uploads={uploads} scroller={scroller} /> : null}
      </div>
      <TransferQuickLook transfers={uploads} onClosed={focusTransfer} />
      {hasRecords ? <Records scroller={scroller} offsetTop={aboveHeight} /> : null}
      {!hasRecords && narrowed ? <LibraryEmpty /> : null}
    </div>
  );
}
