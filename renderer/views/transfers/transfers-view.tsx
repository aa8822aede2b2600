import { ArrowUpDown } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { clearFinished, retryAllFailed } from '../../actions/transfers.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { TransferList } from '../../components/transfer-list.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { countTransfers, groupOf, useTransferList, useTransfers } from '../../stores/transfer-store.ts';
import { setTransferFilter, useView } from '../../stores/view-store.ts';
import { FilterChips } from './filter-chips.tsx';
import styles from './transfers-view.module.css';

/** Every upload and fetch of this session; the counts are the filters. */
export function TransfersView() {
  const { t } = useTranslation();
  const filter = useView((state) => state.transferFilter);
  const counts = useTransfers(useShallow((state) => countTransfers(state.byId.values())));
  const total = useTransfers((state) => state.byId.size);
  const matches = useCallback(
    (transfer: Transfer) => filter === 'all' || groupOf(transfer) === filter,
    [filter],
  );
  const transfers = useTransferList(matches);
  return (
    <>
      <ViewHeader title={t('nav.transfers')}>
        {counts.failed > 0 ? (
          <Button onPress={() => void retryAllFailed()}>{t('action.retryAllFailed')}</Button>
        ) : null}
        {counts.done + counts.failed + counts.cancelled > 0 ? (
          <Button tone="quiet" onPress={() => void clearFinished('all')}>
            {t('action.clearFinished')}
          </Button>
        ) : null}
      </ViewHeader>
      {total > 0 ? <FilterChips counts={counts} total={total} /> : null}
      {transfers.length > 0 ? (
        <Scroller key={filter} transfers={transfers} />
      ) : (
        <Nothing hasAny={total > 0} />
      )}
    </>
  );
}

function Scroller({ transfers }: { transfers: readonly Transfer[] }) {
  const { t } = useTranslation();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  return (
    <div className={styles['scroller']} ref={setScroller}>
      <TransferList label={t('transfers.list')} transfers={transfers} scroller={scroller} />
    </div>
  );
}

function Nothing({ hasAny }: { hasAny: boolean }) {
  const { t } = useTranslation();
  if (hasAny) {
    return (
      <EmptyState
        icon={<ArrowUpDown aria-hidden="true" />}
        title={t('transfers.emptyFilterTitle')}
        text={t('transfers.emptyFilterText')}
        action={<Button onPress={() => setTransferFilter('all')}>{t('transfers.showAll')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<ArrowUpDown aria-hidden="true" />}
      title={t('transfers.emptyTitle')}
      text={t('transfers.emptyText')}
      hint={<Trans i18nKey="transfers.emptyKey" components={{ add: <KeyHint keys="Mod+O" /> }} />}
    />
  );
}
