import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { importHandover } from '../../actions/handover.ts';
import { clearFinished } from '../../actions/transfers.ts';
import { Button } from '../../components/button.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { useFetchBox } from '../../stores/fetch-store.ts';
import { openSavePanel } from '../../stores/save-panel-store.ts';
import { useTransferList, useTransfers } from '../../stores/transfer-store.ts';
import { TransferQuickLook } from '../viewer/transfer-quick-look.tsx';
import { FetchEmpty } from './fetch-empty.tsx';
import { FetchInspector } from './fetch-inspector.tsx';
import { focusTile } from './fetch-tile.tsx';
import { PasteBox } from './paste-box.tsx';
import { SavePanel } from './save-panel.tsx';
import { TileGrid } from './tile-grid.tsx';
import styles from './fetch-view.module.css';

const isFetch = ({ direction, state }: Transfer): boolean => direction === 'fetch' && state !== 'cancelled';

/** Paste, fetch, look, save. */
export function FetchView() {
  const { t } = useTranslation();
  const fetches = useTransferList(isFetch);
  const selectedId = useFetchBox((state) => state.selectedId);
  const selected = useTransfers((state) => (selectedId === null ? undefined : state.byId.get(selectedId)));
  const fetched = fetches.filter((transfer) => transfer.state === 'done');
  return (
    <>
      <ViewHeader
        title={t('nav.fetch')}
        detail={
          fetches.length > 0
            ? t('fetch.summary', { done: String(fetched.length), total: String(fetches.length) })
            : null
        }
      >
        {fetched.length > 0 ? (
          <Button onPress={() => openSavePanel(fetched.map(({ id }) => id))}>{t('saving.saveAll')}</Button>
        ) : null}
        <Button tone="quiet" onPress={() => void importHandover()}>
          {t('handover.import')}
        </Button>
        {fetches.length > 0 ? (
          <Button tone="quiet" onPress={() => void clearFinished('fetch')}>
            {t('action.clearFinished')}
          </Button>
        ) : null}
      </ViewHeader>
      <PasteBox />
      <SavePanel />
      <div className={styles['results']}>
        {fetches.length > 0 ? <TileGrid fetches={fetches} /> : <FetchEmpty />}
        {selected ? <FetchInspector transfer={selected} /> : null}
      </div>
      <TransferQuickLook transfers={fetches} onClosed={focusTile} />
    </>
  );
}
