import type { TFunction } from 'i18next';
import { Download, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { fetchRecord } from '../../actions/fetches.ts';
import { resumeTransfers } from '../../actions/transfers.ts';
import { Button } from '../../components/button.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { TransferFailure } from '../../components/transfer-failure.tsx';
import { useAccount } from '../../stores/account-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { isStuck } from '../../stores/transfer-totals.ts';
import { fetchedSource } from '../../format/media-source.ts';
import { MediaView } from '../viewer/media-view.tsx';
import styles from './record-preview.module.css';

/** What the server has under a record's media_id, once it was fetched in this run; until then its thumbnail. */
export function RecordPreview({ record }: { record: MediaRecord }) {
  const { t } = useTranslation();
  const account = useAccount(record.accountId);
  const fetch = useFetchOf(record);
  if (fetch?.fetched)
    return (
      <div className={styles['preview']}>
        <MediaView source={fetchedSource(fetch, fetch.fetched)} />
      </div>
    );
  const offer = offerOf(t, record, account !== null, fetch);
  const isUnderWay = fetch !== null && fetch.state !== 'failed' && fetch.state !== 'paused';
  return (
    <div className={styles['thumbnail']}>
      <Thumbnail id={record.id} type={record.type} contentType={record.contentType} size="large" />
      {fetch ? <TransferFailure transfer={fetch} /> : null}
      {offer ? (
        <Button
          size="small"
          icon={offer.icon}
          onPress={({ target }) => {
            // The button goes; the keyboard stays with what it stood in.
            target.closest<HTMLElement>('[tabindex="-1"]')?.focus();
            void offer.run();
          }}
        >
          {offer.words}
        </Button>
      ) : null}
      {isUnderWay ? <p role="status">{t('fetch.loading')}</p> : null}
    </div>
  );
}

/** What a button does about a file that is not here; null where none helps, or others do. */
function offerOf(t: TFunction, record: MediaRecord, hasAccount: boolean, fetch: Transfer | null) {
  if (fetch === null && hasAccount)
    return {
      words: t('viewer.fetchToSee'),
      icon: <Download aria-hidden="true" />,
      run: () => fetchRecord(record),
    };
  if (fetch?.state === 'paused' && !isStuck(fetch))
    return {
      words: t('transfers.resume'),
      icon: <Play aria-hidden="true" />,
      run: () => resumeTransfers([fetch.id]),
    };
  return null;
}

/** The last fetch of its media_id that is on the list, one that brought its file before all others. */
function useFetchOf({ mediaId, accountId }: MediaRecord): Transfer | null {
  return useTransfers(({ byId }) => {
    let found: Transfer | null = null;
    for (const transfer of byId.values()) {
      const { direction, state } = transfer;
      if (direction !== 'fetch' || transfer.mediaId !== mediaId || transfer.accountId !== accountId) continue;
      if (state !== 'cancelled' && (transfer.fetched || !found?.fetched)) found = transfer;
    }
    return found;
  });
}
