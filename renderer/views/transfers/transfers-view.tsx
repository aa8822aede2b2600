import { ArrowUpDown } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { QuestionBars } from '../../components/question-bars.tsx';
import { useFocusKeeper } from '../../components/use-focus-keeper.ts';
import { useFitsUnderway } from '../../stores/fit-store.ts';
import { inQueueOrder } from '../../stores/queue-order.ts';
import { useTransferList, useTransferTotals } from '../../stores/transfer-store.ts';
import { groupOf, isListed, totalOf } from '../../stores/transfer-totals.ts';
import { setTransferFilter, useView } from '../../stores/view-store.ts';
import { FilterChips } from './filter-chips.tsx';
import { TransferGrid } from './transfer-grid.tsx';
import { TransfersHeader } from './transfers-header.tsx';
import styles from './transfers-view.module.css';

/** Every upload and fetch there is; the counts are the filters. */
export function TransfersView() {
  const filter = useView((state) => state.transferFilter);
  const total = totalOf(useTransferTotals());
  const matches = useCallback(
    (transfer: Transfer) => isListed(transfer) && (filter === 'all' || groupOf(transfer) === filter),
    [filter],
  );
  const matching = useTransferList(matches);
  const isQueue = filter === 'running';
  const transfers = useMemo(() => (isQueue ? inQueueOrder(matching) : matching), [isQueue, matching]);
  const area = useRef<HTMLDivElement>(null);
  // A row whose file is made to fit has other buttons.
  useFitsUnderway();
  useFocusKeeper(area, () => area.current?.querySelector<HTMLElement>('[role=grid]') ?? area.current);
  return (
    <div ref={area} className={styles['view']} tabIndex={-1}>
      <TransfersHeader />
      {total > 0 ? <FilterChips total={total} /> : null}
      <div className={styles['bar']}>
        <QuestionBars />
      </div>
      {transfers.length > 0 ? (
        <TransferGrid key={filter} transfers={transfers} isQueue={isQueue} />
      ) : (
        <Nothing hasAny={total > 0} />
      )}
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
