import { useTranslation } from 'react-i18next';
import { MOST_AT_ONCE } from '../../../electron/contract/limits.ts';
import { changeSettings } from '../../actions/settings.ts';
import { Stepper } from '../../components/stepper.tsx';
import { useSettings } from '../../stores/settings-store.ts';
import { Section } from './section.tsx';
import styles from './settings-page.module.css';

/** How many transfers run side by side. */
export function TransferSettings() {
  const { t } = useTranslation();
  const { uploadsAtOnce, fetchesAtOnce } = useSettings((state) => state.settings);
  return (
    <Section title={t('transferSettings.title')}>
      <AtOnce
        label={t('transferSettings.uploadsAtOnce')}
        value={uploadsAtOnce}
        onChange={(next) => void changeSettings({ uploadsAtOnce: next })}
      />
      <AtOnce
        label={t('transferSettings.fetchesAtOnce')}
        value={fetchesAtOnce}
        onChange={(next) => void changeSettings({ fetchesAtOnce: next })}
      />
    </Section>
  );
}

function AtOnce(props: { label: string; value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['row']}>
      <span className={styles['grow']}>
        {props.label}
        <span className={styles['hint']}>
          {t('transferSettings.perAccount', { most: String(MOST_AT_ONCE) })}
        </span>
      </span>
      <Stepper {...props} least={1} most={MOST_AT_ONCE} />
    </div>
  );
}
