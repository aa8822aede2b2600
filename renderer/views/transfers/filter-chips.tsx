import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useTransferTotals } from '../../stores/transfer-store.ts';
import { groupSizes } from '../../stores/transfer-totals.ts';
import { setTransferFilter, useView } from '../../stores/view-store.ts';
import styles from './filter-chips.module.css';

const CHIPS = ['all', 'running', 'paused', 'failed', 'done', 'cancelled'] as const;

/** The counts by state; each shows its transfers only. */
export function FilterChips({ total }: { total: number }) {
  const { t } = useTranslation();
  const totals = useTransferTotals();
  const filter = useView((state) => state.transferFilter);
  const sizes = groupSizes(totals);
  return (
    <ToggleButtonGroup
      className={styles['chips'] ?? ''}
      aria-label={t('transfers.filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[filter]}
      onSelectionChange={(keys) => {
        const chosen = CHIPS.find((chip) => keys.has(chip));
        if (chosen) setTransferFilter(chosen);
      }}
    >
      {CHIPS.map((chip) => {
        const count = chip === 'all' ? total : sizes[chip];
        return (
          <ToggleButton
            key={chip}
            id={chip}
            className={styles['chip'] ?? ''}
            data-chip={chip}
            data-count={count}
          >
            {t(`transfers.${chip}`)}
            <span className={styles['count']}>{count}</span>
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
