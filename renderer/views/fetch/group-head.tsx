import type { TFunction } from 'i18next';
import { selectTiles } from '../../actions/desk-selection.ts';
import { Button } from '../../components/button.tsx';
import { useWords } from '../../components/words.tsx';
import { formatDayAndTime, formatLongDay, isSameDay } from '../../format/date-time.ts';
import { mentionOf, sentAt } from '../../format/desk-facts.ts';
import type { DeskGroup, DeskGrouping } from '../../format/desk-list.ts';
import { plainText } from '../../format/plain-text.ts';
import { formatNumber } from '../../format/file-size.ts';
import styles from './group-head.module.css';

/** What a group has in common, how many it is, and all of it at once. */
export function GroupHead({ grouping, group }: { grouping: DeskGrouping; group: DeskGroup }) {
  const { t, language } = useWords();
  const name = groupName(t, grouping, group, language);
  const said = mentionOf(group.first).sender;
  const sender = said === null ? null : plainText(said);
  const count = group.ids.length;
  return (
    <div className={styles['head']}>
      <h2 className={styles['name']}>
        <bdi title={name}>{name}</bdi>
      </h2>
      {grouping === 'message' && group.key !== null ? (
        <span className={styles['detail']}>
          {sender === null ? null : (
            <>
              <bdi>{sender}</bdi> ·{' '}
            </>
          )}
          {formatDayAndTime(sentAt(group.first), language)}
        </span>
      ) : null}
      {grouping === 'sender' && group.key !== null ? (
        <span className={styles['detail']}>{group.first.accountName}</span>
      ) : null}
      <span className={styles['count']}>
        {t('desk.groupCount', { count, shown: formatNumber(count, language) })}
      </span>
      <Button
        tone="quiet"
        size="small"
        aria-label={t('desk.selectAllOf', { group: name })}
        onPress={() => selectTiles(group.ids)}
      >
        {t('desk.selectAll')}
      </Button>
    </div>
  );
}

/** By the calendar: a day has 23 or 25 hours where clocks are changed. */
const yesterday = (): number => new Date().setDate(new Date().getDate() - 1);

function groupName(
  t: TFunction,
  grouping: DeskGrouping,
  { key, first }: DeskGroup,
  language: string,
): string {
  if (typeof key === 'number') {
    if (isSameDay(key, Date.now())) return t('desk.today');
    return isSameDay(key, yesterday()) ? t('desk.yesterday') : formatLongDay(key, language);
  }
  if (grouping === 'message') return key === null ? t('desk.noMessage') : t('desk.message', { id: key });
  return key === null ? t('desk.noSender') : plainText(mentionOf(first).sender ?? '');
}
