import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices } from '../../components/choice-menu.tsx';
import { FilterMenu } from '../../components/filter-menu.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { DESK_KINDS } from '../../format/desk-facts.ts';
import { DESK_GROUPINGS, DESK_STATES, isNarrowed, type DeskList } from '../../format/desk-list.ts';
import { formatNumber } from '../../format/file-size.ts';
import { changeDeskQuery, clearDeskFilters, useDesk } from '../../stores/desk-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import styles from './fetch-toolbar.module.css';

/** Which fetches are shown, and how they stand together. */
export function FetchToolbar({ list }: { list: DeskList }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const narrowed = useDesk(({ query }) => isNarrowed(query));
  const count = list.order.length;
  return (
    <div className={styles['toolbar']} role="group" aria-label={t('desk.toolbar')}>
      <GroupMenu />
      <KindFilter counts={list.kindCounts} />
      <StateFilter counts={list.stateCounts} />
      {narrowed ? (
        <Button tone="quiet" size="small" onPress={clearDeskFilters}>
          {t('desk.clear')}
        </Button>
      ) : null}
      <span className={styles['shown']} role="status">
        {narrowed ? t('desk.shown', { count, shown: formatNumber(count, language) }) : null}
      </span>
    </div>
  );
}

function GroupMenu() {
  const { t } = useTranslation();
  const grouping = useDesk(({ query }) => query.grouping);
  const value = t(`desk.groupings.${grouping}`);
  const isOn = grouping !== 'none';
  const label = t('desk.group');
  return (
    <PillMenu
      label={label}
      words={isOn ? value : label}
      heard={t('desk.groupedBy', { by: value })}
      icon={<Layers aria-hidden="true" />}
      isOn={isOn}
    >
      <Choices
        label={label}
        mode="single"
        options={DESK_GROUPINGS.map((each) => ({ value: each, label: t(`desk.groupings.${each}`) }))}
        chosen={[grouping]}
        onChange={([next = grouping]) => changeDeskQuery({ grouping: next })}
      />
    </PillMenu>
  );
}

function KindFilter({ counts }: { counts: DeskList['kindCounts'] }) {
  const { t } = useTranslation();
  const kinds = useDesk(({ query }) => query.kinds);
  return (
    <FilterMenu
      label={t('desk.kind')}
      mode="multiple"
      options={DESK_KINDS.map((value) => ({
        value,
        label: t(`desk.kinds.${value}`),
        count: counts[value],
      }))}
      chosen={kinds}
      onChange={(next) => changeDeskQuery({ kinds: next })}
    />
  );
}

function StateFilter({ counts }: { counts: DeskList['stateCounts'] }) {
  const { t } = useTranslation();
  const state = useDesk(({ query }) => query.state);
  return (
    <FilterMenu
      label={t('desk.state')}
      mode="single"
      rest="all"
      options={DESK_STATES.map((value) => ({
        value,
        label: t(`desk.states.${value}`),
        count: counts[value],
      }))}
      chosen={[state]}
      onChange={([next = state]) => changeDeskQuery({ state: next })}
    />
  );
}
