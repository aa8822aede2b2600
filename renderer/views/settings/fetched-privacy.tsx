import { useTranslation } from 'react-i18next';
import { PURGE_DAYS } from '../../../electron/contract/settings.ts';
import { changeSettings } from '../../actions/settings.ts';
import { Select } from '../../components/select.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatFileSize } from '../../format/file-size.ts';
import { useLanguage, useSettings } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import styles from './settings-page.module.css';

const MIB = 1024 * 1024;

/** Offered to choose from, in MiB; main takes any number in between. */
const ROOMS = [256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536];

/** How customers' media is shown, how long it is kept, and how much of it. */
export function FetchedPrivacy() {
  return (
    <>
      <BlurRow />
      <PurgeRow />
      <RoomRow />
    </>
  );
}

function BlurRow() {
  const { t } = useTranslation();
  const isOn = useSettings((state) => state.settings.blurFetched);
  return (
    <div className={styles['row']}>
      <Switch
        label={t('privacy.blur')}
        hint={t('privacy.blurText')}
        isOn={isOn}
        onChange={(next) => void changeSettings({ blurFetched: next })}
      />
    </div>
  );
}

function PurgeRow() {
  const { t } = useTranslation();
  const days = useSettings((state) => state.settings.purgeDays);
  return (
    <div className={styles['row']}>
      <span className={styles['grow']}>
        {t('privacy.purgeDays')}
        <span className={styles['hint']}>{t('privacy.purgeDaysText')}</span>
      </span>
      <Stepper
        label={t('privacy.purgeDays')}
        value={days}
        {...PURGE_DAYS}
        onChange={(next) => void changeSettings({ purgeDays: next })}
      />
    </div>
  );
}

function RoomRow() {
  const { t } = useTranslation();
  const language = useLanguage();
  const room = useSettings((state) => state.settings.fetchedMegabytes);
  const used = useTransfers(({ byId }) => {
    let bytes = 0;
    for (const { fetched } of byId.values()) bytes += fetched?.size ?? 0;
    return bytes;
  });
  const choices = [...new Set([...ROOMS, room])].sort((a, b) => a - b);
  return (
    <div className={styles['row']}>
      <span className={styles['grow']}>
        {t('privacy.fetchedMegabytes')}
        <span className={styles['hint']}>
          {t('privacy.fetchedUsed', { size: formatFileSize(used, language) })}
        </span>
      </span>
      <div className={styles['select']}>
        <Select
          label={t('privacy.fetchedMegabytes')}
          hidesLabel
          value={String(room)}
          options={choices.map((megabytes) => ({
            value: String(megabytes),
            label: formatFileSize(megabytes * MIB, language),
          }))}
          onChange={(next) => void changeSettings({ fetchedMegabytes: Number(next) })}
        />
      </div>
    </div>
  );
}
