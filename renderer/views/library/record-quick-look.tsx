import { selectRow } from '../../actions/selection.ts';
import { activeRecord, seenRecord, useLibrary } from '../../stores/library-store.ts';
import { lookAt, useQuickLook } from '../../stores/quick-look-store.ts';
import { QuickLook } from '../viewer/quick-look.tsx';
import { leaveInspector } from './inspector-focus.ts';
import { RecordPreview } from './record-preview.tsx';
import styles from './record-preview.module.css';

/** Opens it for the record the keyboard is on, which then is selected. */
export async function lookAtActive(): Promise<void> {
  const { active, selected } = useLibrary.getState();
  const isSelected = selected.has(activeRecord(useLibrary.getState())?.id ?? '');
  if (!isSelected) await selectRow(active.index, 'replace');
  if (seenRecord(useLibrary.getState())) lookAt({ kind: 'record' });
}

/** The records one by one, in the order of the list. */
export function RecordQuickLook() {
  const isLooked = useQuickLook(({ looked }) => looked?.kind === 'record');
  const record = useLibrary((state) => (isLooked ? seenRecord(state) : null));
  const at = useLibrary((state) => state.active.index);
  const count = useLibrary((state) => state.total);
  return (
    <QuickLook
      looked={record}
      at={at}
      count={count}
      onMove={(by) => void selectRow(at + by, 'replace')}
      onClosed={() => requestAnimationFrame(leaveInspector)}
    >
      {record ? (
        <div className={styles['whole']}>
          <RecordPreview key={record.id} record={record} />
        </div>
      ) : null}
    </QuickLook>
  );
}
