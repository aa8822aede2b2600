import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { InspectorPanel } from '../../components/inspector-panel.tsx';
import { formatFileSize, formatNumber } from '../../format/file-size.ts';
import { setInspectorOpen } from '../../stores/inspector-store.ts';
import { isWhole, sumsOf, useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { INSPECTOR_ID, leaveInspector } from './inspector-focus.ts';
import { RecordInspector } from './record-inspector.tsx';
import { CopySelected, LeaveActions, PinAction } from './selection-actions.tsx';
import styles from './library-inspector.module.css';

/** All that is known of the selected record; of several what they have in common. */
export function LibraryInspector() {
  const { t } = useTranslation();
  const language = useLanguage();
  const selected = useLibrary((state) => state.selected);
  const count = selected.size;
  const [first] = selected.values();
  const record = count === 1 && first && isWhole(first) ? first : undefined;
  const several = t('library.selected', { count, shown: formatNumber(count, language) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    leaveInspector();
  };
  return (
    <InspectorPanel
      id={INSPECTOR_ID}
      label={t('inspector.label')}
      title={record?.name ?? (count > 0 ? several : t('inspector.label'))}
      onClose={() => {
        setInspectorOpen(false);
        leaveInspector();
      }}
      onKeyDown={onKeyDown}
    >
      {record ? <RecordInspector record={record} /> : null}
      {count > 0 && !record ? <SeveralInspector /> : null}
      {count === 0 ? <p className={styles['none']}>{t('inspector.none')}</p> : null}
    </InspectorPanel>
  );
}

function SeveralInspector() {
  const { t } = useTranslation();
  const language = useLanguage();
  const bytes = useLibrary(({ selected }) => sumsOf(selected).bytes);
  return (
    <>
      <p className={styles['total']}>{t('inspector.totalSize', { size: formatFileSize(bytes, language) })}</p>
      <div className={styles['stack']}>
        <CopySelected tone="plain" />
        <PinAction tone="plain" />
        <LeaveActions tone="plain" />
      </div>
    </>
  );
}
