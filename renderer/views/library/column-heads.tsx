import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LibrarySort } from '../../../electron/contract/library.ts';
import { sortBy } from '../../actions/library.ts';
import { classNames } from '../../format/class-names.ts';
import { useLibrary } from '../../stores/library-store.ts';
import columns from './columns.module.css';
import styles from './column-heads.module.css';

/** The first row of the grid: what the columns are, and what sorts by them. */
export function ColumnHeads() {
  const { t } = useTranslation();
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${columns['columns'] ?? ''} ${classNames(styles, 'heads')}`}
    >
      <SortHead by="name" label={t('library.column.name')} className={columns['name'] ?? ''} />
      <span role="columnheader" className={`${styles['head'] ?? ''} ${columns['mediaId'] ?? ''}`}>
        {t('library.column.mediaId')}
      </span>
      <SortHead by="expiry" label={t('library.column.expires')} />
    </div>
  );
}

interface SortHeadProps {
  readonly by: LibrarySort['by'];
  readonly label: string;
  readonly className?: string;
}

function SortHead({ by, label, className = '' }: SortHeadProps) {
  const { t } = useTranslation();
  const sort = useLibrary((state) => state.listing.sort);
  const isSorted = sort.by === by;
  const direction = sort.descending ? 'descending' : 'ascending';
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <span
      role="columnheader"
      aria-sort={isSorted ? direction : 'none'}
      className={`${styles['head'] ?? ''} ${className}`}
    >
      <button
        type="button"
        className={classNames(styles, 'button', isSorted && 'sorted')}
        title={isSorted ? t(`listing.${direction}.${by}`) : undefined}
        onClick={() => void sortBy(by)}
      >
        {label}
        {isSorted ? <Arrow aria-hidden="true" /> : null}
      </button>
    </span>
  );
}
