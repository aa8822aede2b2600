import { useLayoutEffect } from 'react';
import { clearSelection } from '../../actions/selection.ts';
import { classNames } from '../../format/class-names.ts';
import { useAccounts } from '../../stores/account-store.ts';
import { useInspector } from '../../stores/inspector-store.ts';
import { isNarrowed, useLibrary } from '../../stores/library-store.ts';
import { useHasTransfer } from '../../stores/transfer-store.ts';
import { FilterBar } from './filter-bar.tsx';
import { ImportReportCard } from './import-report-card.tsx';
import { LibraryEmpty } from './library-empty.tsx';
import { LibraryInspector } from './library-inspector.tsx';
import { isOpenUpload, LibraryList } from './library-list.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import { PracticeNote } from './practice-note.tsx';
import { RecordQuickLook } from './record-quick-look.tsx';
import { SelectionBar } from './selection-bar.tsx';
import styles from './library-view.module.css';

/**
 * Every media_id there is, with what is being uploaded on top. Nothing here renders again with each key of a search, nor
 * with each byte of an upload.
 */
export function LibraryView() {
  const hasRecords = useLibrary(({ total, shown }) => total > 0 || shown === null);
  const narrowed = useLibrary(({ shown }) => shown !== null && isNarrowed(shown));
  const hasManyAccounts = useAccounts((state) => state.accounts.length > 1);
  const hasInspector = useInspector((state) => state.isOpen);
  const hasUploads = useHasTransfer(isOpenUpload);
  const isEmpty = !hasRecords && !hasUploads;
  const hasContent = !isEmpty || narrowed;
  // What is selected would otherwise be deleted by a key long after it was last seen.
  useLayoutEffect(() => clearSelection, []);
  return (
    <>
      <LibraryToolbar hasAddButton={hasContent} />
      <PracticeNote />
      {hasContent || hasManyAccounts ? <FilterBar /> : null}
      <div className={styles['body']}>
        <div className={classNames(styles, 'list', hasInspector && 'beside')}>
          <ImportReportCard />
          {isEmpty ? <LibraryEmpty /> : <LibraryList />}
          {hasInspector ? null : <SelectionBar />}
        </div>
        {hasInspector ? <LibraryInspector /> : null}
      </div>
      <RecordQuickLook />
    </>
  );
}
