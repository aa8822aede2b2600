import { selectRow } from '../../actions/selection.ts';
import { activeRecord, useLibrary } from '../../stores/library-store.ts';
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
  lookAt(activeRecord(useLibrary.getState())?.id ?? null);
}

/** The records one by one, in the order of the list. */
export function RecordQuickLook() {
  const id = useQuickLook((state) => state.id);
  const active = useLibrary(activeRecord);
  const at = useLibrary((state) => state.active.index);
  const count = useLibrary((state) => state.total);
  const record = active?.id === id ? active : null;
  const move = async (by: number) => {
    await selectRow(at + by, 'replace');
    await lookAtActive();
  };
  return (
    <QuickLook
      looked={record}
      at={at}
      count={count}
      onMove={(by) => void move(by)}
      onClose={() => {
        lookAt(null);
        requestAnimationFrame(leaveInspector);
      }}
    >
      {record ? (
        <div className={styles['whole']}>
          <RecordPreview key={record.id} record={record} />
        </div>
      ) : null}
    </QuickLook>
  );
}
