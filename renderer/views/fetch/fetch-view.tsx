import { FileInput, Save, SearchX } from 'lucide-react';
import { useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { saveAllShown } from '../../actions/desk.ts';
import { clearTiles } from '../../actions/desk-selection.ts';
import { importHandover } from '../../actions/handover.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { clearDeskFilters, useDesk } from '../../stores/desk-store.ts';
import { DeskQuickLook } from './desk-quick-look.tsx';
import { FetchEmpty } from './fetch-empty.tsx';
import { FetchInspector } from './fetch-inspector.tsx';
import { FetchSearch } from './fetch-search.tsx';
import { FetchSelectionBar } from './fetch-selection-bar.tsx';
import { focusTile } from './fetch-tile.tsx';
import { FetchToolbar } from './fetch-toolbar.tsx';
import { focusPasteBox, PasteBox } from './paste-box.tsx';
import { SAVE_ALL_ID, SavePanel } from './save-panel.tsx';
import { TileGrid } from './tile-grid.tsx';
import { useDeskList } from './use-desk-list.ts';
import styles from './fetch-view.module.css';

/** Paste, fetch, look, save. */
export function FetchView() {
  const { fetches, list } = useDeskList();
  const hasAny = fetches.length > 0;
  // What is selected would otherwise be deleted by a key long after it was last seen.
  useLayoutEffect(() => clearTiles, []);
  useKeyboardTo();
  return (
    <>
      <Header fetches={fetches} />
      <PasteBox />
      <SavePanel />
      {hasAny ? <FetchToolbar list={list} /> : null}
      <div className={styles['results']}>
        <div className={styles['tiles']}>
          {hasAny ? list.order.length > 0 ? <TileGrid list={list} /> : <NothingMatches /> : <FetchEmpty />}
          <FetchSelectionBar />
        </div>
        <FetchInspector />
      </div>
      <DeskQuickLook />
    </>
  );
}

/** After a removal: what had the keyboard is gone. */
function useKeyboardTo(): void {
  const to = useDesk((state) => state.keyboardTo);
  useEffect(() => {
    if (!to) return;
    useDesk.setState({ keyboardTo: null });
    if (to.id === null) focusPasteBox();
    else focusTile(to.id);
  }, [to]);
}

function Header({ fetches }: { fetches: readonly Transfer[] }) {
  const { t } = useTranslation();
  const total = fetches.length;
  const done = fetches.filter((transfer) => transfer.state === 'done').length;
  return (
    <ViewHeader
      title={t('nav.fetch')}
      detail={total > 0 ? t('fetch.summary', { done: String(done), total: String(total) }) : null}
    >
      {total > 0 ? <FetchSearch /> : null}
      {total > 0 ? (
        <IconButton label={t('handover.import')} onPress={() => void importHandover()}>
          <FileInput aria-hidden="true" />
        </IconButton>
      ) : (
        <Button tone="quiet" icon={<FileInput aria-hidden="true" />} onPress={() => void importHandover()}>
          {t('handover.import')}
        </Button>
      )}
      {done > 0 ? (
        <Button id={SAVE_ALL_ID} icon={<Save aria-hidden="true" />} onPress={saveAllShown}>
          {t('desk.saveAll')}
        </Button>
      ) : null}
    </ViewHeader>
  );
}

function NothingMatches() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('desk.noMatchTitle')}
      text={t('desk.noMatchText')}
      action={<Button onPress={clearDeskFilters}>{t('desk.clear')}</Button>}
    />
  );
}
