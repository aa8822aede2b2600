import { Copy, Maximize2, Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { copyMediaId } from '../../actions/clipboard.ts';
import { saveFetched } from '../../actions/fetches.ts';
import { Button } from '../../components/button.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { InspectorPanel } from '../../components/inspector-panel.tsx';
import { TransferFailure } from '../../components/transfer-failure.tsx';
import { formatFileSize } from '../../format/file-size.ts';
import { selectFetched } from '../../stores/fetch-store.ts';
import { lookAt } from '../../stores/quick-look-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { isStuck } from '../../stores/transfer-totals.ts';
import { fetchedSource } from '../../format/media-source.ts';
import { MediaView } from '../viewer/media-view.tsx';
import styles from './fetch-inspector.module.css';

/** The chosen tile larger, with its facts and what can be done with it. */
export function FetchInspector({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const { fetched } = transfer;
  return (
    <InspectorPanel
      label={t('fetch.inspector')}
      title={fetched?.name ?? t(`state.${transfer.state}`)}
      onClose={() => selectFetched(null)}
    >
      {fetched ? (
        <div className={styles['preview']}>
          <MediaView source={fetchedSource(transfer, fetched)} />
        </div>
      ) : null}
      {isStuck(transfer) ? (
        <div className={styles['failure']}>
          <TransferFailure transfer={transfer} />
        </div>
      ) : null}
      <Actions transfer={transfer} />
      <Facts transfer={transfer} />
    </InspectorPanel>
  );
}

function Actions({ transfer: { id, fetched, mediaId } }: { transfer: Transfer }) {
  const { t } = useTranslation();
  return (
    <div className={styles['actions']}>
      {fetched ? (
        <Button
          data-command="save"
          tone="primary"
          icon={<Save aria-hidden="true" />}
          onPress={() => void saveFetched(id)}
        >
          {t('action.saveFile')}
        </Button>
      ) : null}
      {fetched ? (
        <Button icon={<Maximize2 aria-hidden="true" />} onPress={() => lookAt({ kind: 'transfer', id })}>
          {t('viewer.quickLook')}
        </Button>
      ) : null}
      {mediaId ? (
        <Button icon={<Copy aria-hidden="true" />} onPress={() => void copyMediaId(mediaId)}>
          {t('action.copyMediaId')}
        </Button>
      ) : null}
    </div>
  );
}

function Facts({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { fetched, mediaId, accountName } = transfer;
  const facts = [
    { name: t('fetch.fact.type'), value: fetched?.contentType },
    { name: t('fetch.fact.size'), value: fetched && formatFileSize(fetched.size, language) },
    { name: t('fetch.fact.account'), value: accountName },
    { name: t('fetch.fact.mediaId'), value: mediaId, mono: true },
    { name: t('fetch.fact.hash'), value: fetched?.sha256, mono: true },
  ];
  return (
    <>
      <FactList facts={facts} />
      {fetched?.savedAs ? (
        <p className={styles['note']}>{t('fetch.savedAs', { name: fetched.savedAs })}</p>
      ) : null}
    </>
  );
}
