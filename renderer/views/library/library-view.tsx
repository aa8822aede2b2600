import { useLayoutEffect } from 'react';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useTransferList } from '../../stores/transfer-store.ts';
import { LibraryEmpty } from './library-empty.tsx';
import { LibraryList } from './library-list.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import { PracticeNote } from './practice-note.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { clearSelection } from '../../actions/selection.ts';

/** Shown above the records: under way, or failed and waiting for the person. */
const isOpenUpload = ({ direction, state }: Transfer): boolean =>
  direction === 'upload' && state !== 'done' && state !== 'cancelled';

/** Every media_id there is, with what is being uploaded on top. */
export function LibraryView() {
  const total = useLibrary((state) => state.total);
  const search = useLibrary((state) => state.search);
  const loaded = useLibrary((state) => state.loaded);
  const uploads = useTransferList(isOpenUpload);
  const isEmpty = loaded && total === 0 && uploads.length === 0;
  // What is selected would otherwise be deleted by a key long after it was last seen.
  useLayoutEffect(() => clearSelection, []);
  return (
    <>
      <LibraryToolbar hasAddButton={!isEmpty || search !== ''} />
      <PracticeNote />
      {total > 0 || uploads.length > 0 ? <LibraryList uploads={uploads} total={total} /> : null}
      {isEmpty ? <LibraryEmpty /> : null}
      <SelectionBar />
    </>
  );
}
