import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { backUpNow, loadLastBackup, showFolder } from '../../actions/keeping.ts';
import { changeSettings } from '../../actions/settings.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { formatDateTime } from '../../format/date-time.ts';
import { formatFileSize } from '../../format/file-size.ts';
import { useKeeping } from '../../stores/keeping-store.ts';
import { useLanguage, useSettings } from '../../stores/settings-store.ts';
import { FetchedPrivacy } from './fetched-privacy.tsx';
import { Section } from './section.tsx';
import styles from './settings-page.module.css';

/** Offered to choose from; main takes any number from 1 to 60. */
const MONTHS = [1, 3, 6, 12, 24, 36, 60];

/** What the app keeps on this computer beside the library: its backups and the audit log. */
export function PrivacyStorage() {
  const { t } = useTranslation();
  return (
    <Section title={t('keeping.title')}>
      <FetchedPrivacy />
      <BackupRow />
      <AuditRow />
      <AuditMonthsRow />
    </Section>
  );
}

function BackupRow() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lastBackup, isBackingUp } = useKeeping();
  useEffect(() => void loadLastBackup(), []);
  return (
    <div className={styles['row']}>
      <span className={styles['grow']}>
        {t('keeping.backup')}
        <span className={styles['hint']} role="status">
          {isBackingUp
            ? t('keeping.backingUp')
            : lastBackup
              ? t('keeping.backupLast', {
                  time: formatDateTime(lastBackup.at, language),
                  size: formatFileSize(lastBackup.bytes, language),
                })
              : t('keeping.backupNone')}
        </span>
      </span>
      <Button isDisabled={isBackingUp} onPress={() => void backUpNow()}>
        {t('keeping.backUpNow')}
      </Button>
      <Button aria-label={t('keeping.openBackups')} onPress={() => void showFolder('backups')}>
        {t('keeping.openFolder')}
      </Button>
    </div>
  );
}

function AuditRow() {
  const { t } = useTranslation();
  return (
    <div className={styles['row']}>
      <span className={styles['grow']}>
        {t('keeping.audit')}
        <span className={styles['hint']}>{t('keeping.auditText')}</span>
      </span>
      <Button aria-label={t('keeping.openAudit')} onPress={() => void showFolder('audit')}>
        {t('keeping.openFolder')}
      </Button>
    </div>
  );
}

function AuditMonthsRow() {
  const { t } = useTranslation();
  const months = useSettings((state) => state.settings.auditMonths);
  const choices = [...new Set([...MONTHS, months])].sort((a, b) => a - b);
  return (
    <div className={styles['row']}>
      <span className={styles['grow']}>{t('keeping.auditMonths')}</span>
      <div className={styles['select']}>
        <Select
          label={t('keeping.auditMonths')}
          hidesLabel
          value={String(months)}
          options={choices.map((count) => ({ value: String(count), label: t('keeping.months', { count }) }))}
          onChange={(next) => void changeSettings({ auditMonths: Number(next) })}
        />
      </div>
    </div>
  );
}
