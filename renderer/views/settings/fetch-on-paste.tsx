import { useTranslation } from 'react-i18next';
import { changeSettings } from '../../actions/settings.ts';
import { Switch } from '../../components/switch.tsx';
import { useSettings } from '../../stores/settings-store.ts';
import styles from './settings-page.module.css';

/** Whether a paste is fetched without being asked. */
export function FetchOnPaste() {
  const { t } = useTranslation();
  const fetchOnPaste = useSettings((state) => state.settings.fetchOnPaste);
  return (
    <div className={styles['row']}>
      <Switch
        label={t('paste.fetchOnPaste')}
        hint={t('paste.fetchOnPasteText')}
        isOn={fetchOnPaste}
        onChange={(next) => void changeSettings({ fetchOnPaste: next })}
      />
    </div>
  );
}
