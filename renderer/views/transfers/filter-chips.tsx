import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TransferCounts } from '../../stores/transfer-store.ts';
import { setTransferFilter, useView } from '../../stores/view-store.ts';
import styles from './filter-chips.module.css';

const CHIPS = ['all', 'running', 'failed', 'done', 'cancelled'] as const;

/** The counts by state; each shows its transfers only. */
export function FilterChips({ counts, total }: { counts: TransferCounts; total: number }) {
  const { t } = useTranslation();
  const filter = useView((state) => state.transferFilter);
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
        const count = chip === 'all' ? total : counts[chip];
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
