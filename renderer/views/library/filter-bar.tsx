import { ArrowDownWideNarrow, ArrowUpNarrowWide, Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LIBRARY_SORTS, LIFE_FILTERS } from '../../../electron/contract/library.ts';
import { MEDIA_TYPES } from '../../../electron/contract/media.ts';
import { changeFilter, clearFilters, setScope, setSort, sortBy } from '../../actions/library.ts';
import { Button } from '../../components/button.tsx';
import { Choices } from '../../components/choice-menu.tsx';
import { FilterButton } from '../../components/filter-button.tsx';
import { FilterMenu } from '../../components/filter-menu.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { useAccounts } from '../../stores/account-store.ts';
import { isNarrowed, useLibrary } from '../../stores/library-store.ts';
import styles from './library-toolbar.module.css';

/** Which records are listed, and in which order. Each part renders for itself: menus take long to. */
export function FilterBar() {
  const { t } = useTranslation();
  const hasAccounts = useAccounts((state) => state.accounts.length > 0);
  return (
    <div className={styles['filters']} role="group" aria-label={t('listing.filters')}>
      {hasAccounts ? <ScopeFilter /> : null}
      <TypeFilter />
      <LifeFilter />
      <PinnedFilter />
      <ClearFilters />
      <span className={styles['gap']} />
      <SortMenu />
    </div>
  );
}

function PinnedFilter() {
  const { t } = useTranslation();
  const isPinned = useLibrary((state) => state.listing.filter.pinned);
  return (
    <FilterButton
      icon={<Pin aria-hidden="true" />}
      isOn={isPinned}
      aria-pressed={isPinned}
      onPress={() => void changeFilter({ pinned: !isPinned })}
    >
      {t('listing.pinned')}
    </FilterButton>
  );
}

function ClearFilters() {
  const { t } = useTranslation();
  const narrowed = useLibrary((state) => isNarrowed(state.listing));
  if (!narrowed) return null;
  return (
    <Button tone="quiet" size="small" onPress={() => void clearFilters()}>
      {t('listing.clear')}
    </Button>
  );
}

function ScopeFilter() {
  const { t } = useTranslation();
  const scope = useLibrary((state) => state.scope);
  const label = t('library.scope');
  const labels = { account: t('library.scopeAccount'), all: t('library.scopeAll') };
  return (
    <PillMenu label={label} words={labels[scope]} heard={`${label}: ${labels[scope]}`}>
      <Choices
        label={label}
        mode="single"
        options={(['account', 'all'] as const).map((value) => ({ value, label: labels[value] }))}
        chosen={[scope]}
        onChange={([next = scope]) => void setScope(next)}
      />
    </PillMenu>
  );
}

function TypeFilter() {
  const { t } = useTranslation();
  const types = useLibrary((state) => state.listing.filter.types);
  return (
    <FilterMenu
      label={t('listing.type')}
      mode="multiple"
      options={MEDIA_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
      chosen={types}
      onChange={(next) => void changeFilter({ types: next })}
    />
  );
}

function LifeFilter() {
  const { t } = useTranslation();
  const life = useLibrary((state) => state.listing.filter.life);
  return (
    <FilterMenu
      label={t('listing.life')}
      mode="single"
      rest="any"
      options={LIFE_FILTERS.map((value) => ({
        value,
        label: t(`listing.lives.${value}`),
        text: t(`listing.livesText.${value}`),
      }))}
      chosen={[life]}
      onChange={([next = life]) => void changeFilter({ life: next })}
    />
  );
}

const DIRECTIONS = ['ascending', 'descending'] as const;

function SortMenu() {
  const { t } = useTranslation();
  const { by, descending } = useLibrary((state) => state.listing.sort);
  const direction = descending ? 'descending' : 'ascending';
  const label = t('listing.sort');
  const name = t(`listing.sorts.${by}`);
  const Arrow = descending ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  return (
    <PillMenu
      label={label}
      words={name}
      heard={`${label}: ${t('listing.sortedBy', { by: name, order: t(`listing.${direction}.${by}`) })}`}
      icon={<Arrow aria-hidden="true" />}
      side="end"
    >
      <Choices
        label={label}
        hasHeader
        mode="single"
        options={LIBRARY_SORTS.map((value) => ({ value, label: t(`listing.sorts.${value}`) }))}
        chosen={[by]}
        onChange={([next = by]) => {
          if (next !== by) void sortBy(next);
        }}
      />
      <Choices
        label={t('listing.order')}
        hasHeader
        mode="single"
        options={DIRECTIONS.map((value) => ({ value, label: t(`listing.${value}.${by}`) }))}
        chosen={[direction]}
        onChange={([next = direction]) => void setSort({ by, descending: next === 'descending' })}
      />
    </PillMenu>
  );
}
