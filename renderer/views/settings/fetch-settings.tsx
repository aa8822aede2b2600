import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTemplate } from '../../../electron/contract/naming-template.ts';
import { SAVE_CONFLICTS } from '../../../electron/contract/settings.ts';
import { changeSettings } from '../../actions/settings.ts';
import { NamingField } from '../../components/naming-field.tsx';
import { SaveFolderLine } from '../../components/save-folder-line.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSettings } from '../../stores/settings-store.ts';
import { Section } from './section.tsx';
import styles from './settings-page.module.css';

/** When a paste is fetched, and what becomes of what came. */
export function FetchSettings() {
  const { t } = useTranslation();
  const { fetchOnPaste, saveWhenFetched, onSaveConflict, saveManifest } = useSettings(
    (state) => state.settings,
  );
  return (
    <Section title={t('saving.settings')}>
      <div className={styles['row']}>
        <Switch
          label={t('paste.fetchOnPaste')}
          hint={t('paste.fetchOnPasteText')}
          isOn={fetchOnPaste}
          onChange={(next) => void changeSettings({ fetchOnPaste: next })}
        />
      </div>
      <div className={styles['row']}>
        <Switch
          label={t('saving.auto')}
          hint={t('saving.autoText')}
          isOn={saveWhenFetched}
          onChange={(next) => void changeSettings({ saveWhenFetched: next })}
        />
      </div>
      <div className={styles['row']}>
        <SaveFolderLine />
      </div>
      <div className={styles['row']}>
        <div className={styles['grow']}>
          <SavedName />
        </div>
      </div>
      <div className={styles['row']}>
        <span className={styles['grow']}>{t('saving.conflict')}</span>
        <Segmented
          label={t('saving.conflict')}
          hidesLabel
          value={onSaveConflict}
          options={SAVE_CONFLICTS.map((value) => ({ value, label: t(`saving.conflicts.${value}`) }))}
          onChange={(next) => void changeSettings({ onSaveConflict: next })}
        />
      </div>
      <div className={styles['row']}>
        <Switch
          label={t('saving.manifest')}
          hint={t('saving.manifestText')}
          isOn={saveManifest}
          onChange={(next) => void changeSettings({ saveManifest: next })}
        />
      </div>
    </Section>
  );
}

/** Kept once the field is left, if names can be made of it. */
function SavedName() {
  const kept = useSettings((state) => state.settings.savedName);
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    if (draft === null || parseTemplate(draft).problem) return;
    if (draft !== kept) void changeSettings({ savedName: draft });
    setDraft(null);
  };
  return <NamingField value={draft ?? kept} onChange={setDraft} onBlur={keep} />;
}
