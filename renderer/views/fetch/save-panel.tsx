import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { SAVE_CONFLICTS } from '../../../electron/contract/settings.ts';
import type { SaveFailure, SaveReport } from '../../../electron/contract/saving.ts';
import { chooseSaveFolder, saveMany } from '../../actions/saving.ts';
import { changeSettings } from '../../actions/settings.ts';
import { Button } from '../../components/button.tsx';
import { cancelledWords } from '../../components/notice-words.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { NamingField } from '../../components/naming-field.tsx';
import { SaveFolderLine } from '../../components/save-folder-line.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { templateWords } from '../../format/template-words.ts';
import { useDesk } from '../../stores/desk-store.ts';
import { useSaveFolder } from '../../stores/save-folder-store.ts';
import { closeSavePanel, useSavePanel } from '../../stores/save-panel-store.ts';
import { useLanguage, useSettings } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { focusTile } from './fetch-tile.tsx';
import { SaveFailures } from './save-failures.tsx';
import { SavePreview } from './save-preview.tsx';
import { SaveProgressLine } from './save-progress-line.tsx';
import styles from './save-panel.module.css';

/** Of the button that opens the panel for all that is shown. */
export const SAVE_ALL_ID = 'save-all';

/** Where and under which names fetched files are saved. Where it is not open, how far a Save has come, if one is under way. */
export function SavePanel() {
  const ids = useSavePanel((state) => state.ids);
  const isUnderWay = useSavePanel((state) => state.progress !== null);
  if (ids && ids.length > 0) return <OpenPanel ids={ids} />;
  return isUnderWay ? <RunningPanel /> : null;
}

function RunningPanel() {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const bar = panel.current;
    return () => {
      if (useSavePanel.getState().progress === null && bar?.contains(document.activeElement)) focusFetched();
    };
  }, []);
  return (
    <section ref={panel} className={styles['panel']} aria-label={t('saving.progress')}>
      <SaveProgressLine />
    </section>
  );
}

/** The tile that the keys are on; what saves where no tile is shown. */
function focusFetched(): void {
  const { activeId, order } = useDesk.getState();
  const id = order.find((one) => one === activeId) ?? order[0];
  if (id === undefined) document.getElementById(SAVE_ALL_ID)?.focus();
  else focusTile(id);
}

function OpenPanel({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const { onSaveConflict, saveManifest } = useSettings((state) => state.settings);
  const [template, setTemplate] = useState(() => useSettings.getState().settings.savedName);
  const { isBusy, ended, again, save } = useSaving(ids, template);
  const panel = useFocusWhileOpen(isBusy);
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
              count={again.length || ids.length}
              words={saveWords(ended)}
              isBusy={isBusy}
              isDisabled={templateWords(t, template) !== null}
              onPress={() => void save()}
            />
          </div>
        </div>
      </div>
      <SaveProgressLine />
      {ended && !isBusy ? <SaveEnd report={ended} /> : null}
    </section>
  );
}

/** What the last Save left to be done. */
function SaveEnd({ report }: { report: SaveReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const counts = { ...report, failed: report.failed.length, left: report.left.length };
  const there = { count: counts.unchanged, shown: formatNumber(counts.unchanged, language) };
  return (
    <>
      {counts.left > 0 ? (
        <p className={styles['ended']}>
          {cancelledWords(t, counts, language)}
          {counts.unchanged > 0 ? ` · ${t('saving.unchanged', there)}` : ''}
        </p>
      ) : null}
      {counts.failed > 0 ? <SaveFailures failures={report.failed} /> : null}
    </>
  );
}

const saveWords = (ended: SaveReport | null) => {
  if (!ended) return 'saving.save';
  if (ended.left.length > 0) return 'saving.rest';
  return ended.failed.every(isLost) ? 'saving.refetch' : 'saving.retry';
};

/** Then it is fetched again. */
const isLost = ({ error: { code } }: SaveFailure): boolean =>
  code === 'fetched_removed' || code === 'fetched_damaged' || code === 'fetched_full';

function SaveButton(props: {
  count: number;
  words: ReturnType<typeof saveWords>;
  isBusy: boolean;
  isDisabled: boolean;
  onPress: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const counted = { count: props.count, shown: formatNumber(props.count, language) };
  const words = t(props.words, counted);
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

/** Saves all, and after that what failed or is left. Without a folder it asks for one first. */
function useSaving(ids: readonly string[], template: string) {
  const isBusy = useSavePanel((state) => state.isSaving);
  const [last, setLast] = useState<{ readonly of: readonly string[]; readonly report: SaveReport } | null>(
    null,
  );
  const byId = useTransfers((state) => state.byId);
  const ended = last?.of === ids ? stillThere(last.report, byId) : null;
  const again = ended ? [...ended.failed.map(({ id }) => id), ...ended.left] : [];
  const save = async () => {
    if (useSaveFolder.getState().name === null) await chooseSaveFolder();
    if (useSaveFolder.getState().name === null) return;
    const report = await saveMany(ended ? again : ids, template);
    if (report) setLast({ of: ids, report });
  };
  return { isBusy, ended, again, save };
}

/** Without what was deleted meanwhile; null where nothing is left to be done. What failed of another selection is not about this one. */
function stillThere(report: SaveReport, byId: ReadonlyMap<string, unknown>): SaveReport | null {
  const failed = report.failed.filter(({ id }) => byId.has(id));
  const left = report.left.filter((id) => byId.has(id));
  return failed.length + left.length > 0 ? { ...report, failed, left } : null;
}

/** The keyboard goes to the panel, and back to where it came from; what it was on when a Save ended may be gone. */
function useFocusWhileOpen(isBusy: boolean) {
  const panel = useRef<HTMLElement>(null);
  const focusSave = () => panel.current?.querySelector<HTMLElement>('[data-save]')?.focus();
  useEffect(() => {
    const before = document.activeElement;
    focusSave();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    if (!isBusy && document.activeElement === document.body) focusSave();
  }, [isBusy]);
  return panel;
}
