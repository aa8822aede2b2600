import { useTranslation } from 'react-i18next';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { pinRecords } from '../../actions/records.ts';
import { Countdown } from '../../components/countdown.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatDateTime } from '../../format/date-time.ts';
import { formatFileSize } from '../../format/file-size.ts';
import { parseOwner } from '../../format/owner.ts';
import { useAccount } from '../../stores/account-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { HistoryList } from './history-list.tsx';
import { NoteField } from './note-field.tsx';
import { RecordPreview } from './record-preview.tsx';
import { CopySelected, LeaveActions } from './selection-actions.tsx';
import styles from './library-inspector.module.css';

/** The one selected record. */
export function RecordInspector({ record }: { record: MediaRecord }) {
  const { t } = useTranslation();
  const account = useAccount(record.accountId);
  const clockOffsetMs = account?.clockOffsetMs ?? record.clockOffsetMs;
  return (
    <>
      <RecordPreview record={record} />
      <div className={styles['actions']}>
        <CopySelected tone="plain" />
      </div>
      <Switch
        label={t('records.pin')}
        isOn={record.pinned}
        onChange={(pinned) => void pinRecords([record.id], pinned)}
      />
      <NoteField key={record.id} record={record} />
      <RecordFacts record={record} clockOffsetMs={clockOffsetMs} />
      <HistoryList recordId={record.id} clockOffsetMs={clockOffsetMs} accountName={record.accountName} />
      <div className={styles['actions']}>
        <LeaveActions tone="plain" />
      </div>
    </>
  );
}

function RecordFacts({ record, clockOffsetMs }: { record: MediaRecord; clockOffsetMs: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { type, contentType, size, mediaId, sha256, accountName, owner, createdAt, expiresAt } = record;
  const timeOf = (seconds: number) => formatDateTime(seconds * 1000 - clockOffsetMs, language);
  return (
    <FactList
      facts={[
        { name: t('fetch.fact.type'), value: `${t(`type.${type}`)}, ${contentType}` },
        { name: t('fetch.fact.size'), value: formatFileSize(size, language) },
        {
          name: t('inspector.fact.expires'),
          value: (
            <>
              <Countdown expiresAt={expiresAt} clockOffsetMs={clockOffsetMs} />
              <span className={styles['second']}>{timeOf(expiresAt)}</span>
            </>
          ),
        },
        { name: t('inspector.fact.uploaded'), value: timeOf(createdAt) },
        { name: t('fetch.fact.account'), value: accountName },
        { name: t('inspector.fact.owner'), value: <OwnerWords owner={owner} /> },
        { name: t('fetch.fact.mediaId'), value: mediaId, mono: true },
        { name: t('fetch.fact.hash'), value: sha256, mono: true },
      ]}
    />
  );
}

/** Platform and corpid or appid. */
function OwnerWords({ owner }: { owner: string }) {
  const { t } = useTranslation();
  const parsed = parseOwner(owner);
  if (!parsed) return t('inspector.ownerUnknown');
  const { platform, id } = parsed;
  return (
    <>
      {t(`platform.${platform}`)}
      {platform === 'simulator' ? null : <span className={styles['id']}>{id}</span>}
    </>
  );
}
