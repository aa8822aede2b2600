import { X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { SAVE_CONFLICTS } from '../../../electron/contract/settings.ts';
import type { SaveFailure } from '../../../electron/contract/saving.ts';
import { chooseSaveFolder, saveMany } from '../../actions/saving.ts';
import { changeSettings } from '../../actions/settings.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { NamingField } from '../../components/naming-field.tsx';
import { SaveFolderLine } from '../../components/save-folder-line.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { templateWords } from '../../format/template-words.ts';
import { useSaveFolder } from '../../stores/save-folder-store.ts';
import { closeSavePanel, useSavePanel } from '../../stores/save-panel-store.ts';
import { useLanguage, useSettings } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { SaveFailures } from './save-failures.tsx';
import { SavePreview } from './save-preview.tsx';
import styles from './save-panel.module.css';

/** Where and under which names fetched files are saved; nothing where it is not open. */
export function SavePanel() {
  const ids = useSavePanel((state) => state.ids);
  return ids && ids.length > 0 ? <OpenPanel ids={ids} /> : null;
}

function OpenPanel({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const { onSaveConflict, saveManifest } = useSettings((state) => state.settings);
  const [template, setTemplate] = useState(() => useSettings.getState().settings.savedName);
  const { isBusy, failures, save } = useSaving(ids, template);
  const panel = useFocusWhileOpen();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    closeSavePanel();
  };
  return (
    <section ref={panel} className={styles['panel']} aria-label={t('saving.panel')} onKeyDown={onKeyDown}>
      <div className={styles['line']}>
        <SaveFolderLine />
        <IconButton label={t('action.close')} onPress={closeSavePanel}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles['columns']}>
        <div className={styles['naming']}>
          <NamingField value={template} onChange={setTemplate} />
          <SavePreview ids={ids} template={template} />
        </div>
        <div className={styles['rules']}>
          <Segmented
            label={t('saving.conflict')}
            value={onSaveConflict}
            options={SAVE_CONFLICTS.map((value) => ({ value, label: t(`saving.conflicts.${value}`) }))}
            onChange={(next) => void changeSettings({ onSaveConflict: next })}
          />
          <Switch
            label={t('saving.manifest')}
            hint={t('saving.manifestText')}
            isOn={saveManifest}
            onChange={(next) => void changeSettings({ saveManifest: next })}
          />
          <div className={styles['foot']}>
            <SaveButton
              count={failures.length || ids.length}
              isAgain={failures.length > 0}
              isBusy={isBusy}
              isDisabled={templateWords(t, template) !== null}
              onPress={() => void save()}
            />
          </div>
        </div>
      </div>
      {failures.length > 0 ? <SaveFailures failures={failures} /> : null}
    </section>
  );
}

function SaveButton(props: {
  count: number;
  isAgain: boolean;
  isBusy: boolean;
  isDisabled: boolean;
  onPress: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const counted = { count: props.count, shown: formatNumber(props.count, language) };
  const words = t(props.isAgain ? 'saving.retry' : 'saving.save', counted);
  return (
    <Button
      tone="primary"
      data-save
      isDisabled={props.isDisabled}
      isPending={props.isBusy}
      onPress={props.onPress}
    >
      {props.isBusy ? t('saving.busy') : words}
    </Button>
  );
}

/** Saves all, and after that what failed. Without a folder it asks for one first. */
function useSaving(ids: readonly string[], template: string) {
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{
    readonly of: readonly string[];
    readonly files: readonly SaveFailure[];
  } | null>(null);
  // What failed of another selection is not about this one.
  const byId = useTransfers((state) => state.byId);
  // Neither is what was deleted meanwhile.
  const failures = failed?.of === ids ? failed.files.filter(({ id }) => byId.has(id)) : [];
  const save = async () => {
    if (useSaveFolder.getState().name === null) await chooseSaveFolder();
    if (useSaveFolder.getState().name === null) return;
    setBusy(true);
    const report = await saveMany(failures.length > 0 ? failures.map(({ id }) => id) : ids, template);
    setBusy(false);
    if (report) setFailed({ of: ids, files: report.failed });
  };
  return { isBusy, failures, save };
}

/** The keyboard goes to the panel, and back to where it came from. */
function useFocusWhileOpen() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>('[data-save]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return panel;
}
