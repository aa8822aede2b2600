import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../../../electron/contract/mention.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { useChosenAccount } from '../../stores/account-store.ts';
import { leaveOut, useFetchBox } from '../../stores/fetch-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { FOUND_ROW_HEIGHT, FoundRow, foundButtonId } from './found-row.tsx';
import styles from './found-list.module.css';

/** What Fetch all will fetch; only the rows in view exist. Arrow keys move, Delete leaves one out. */
export function FoundList({ mentions, onEmptied }: { mentions: readonly Mention[]; onEmptied: () => void }) {
  const { t } = useTranslation();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [active, setActive] = useState(0);
  const firstSeen = useFetchBox((state) => state.firstSeen);
  const account = useChosenAccount();
  const onDesk = useOnDesk(account?.id ?? null);
  const rows = useVirtualRows({
    count: mentions.length,
    scroller,
    estimateSize: () => FOUND_ROW_HEIGHT,
    active,
  });
  const last = mentions.length - 1;
  const focus = (at: number) => {
    const index = Math.max(0, Math.min(at, last));
    setActive(index);
    rows.scrollToIndex(index);
    const { mediaId } = mentions[index] ?? {};
    requestAnimationFrame(() => document.getElementById(foundButtonId(mediaId ?? ''))?.focus());
  };
  const remove = (at: number) => {
    const { mediaId } = mentions[at] ?? {};
    const next = mentions[at === last ? at - 1 : at + 1];
    if (mediaId === undefined) return;
    leaveOut(mediaId);
    setActive(Math.min(at, last - 1));
    if (next) requestAnimationFrame(() => document.getElementById(foundButtonId(next.mediaId))?.focus());
    else onEmptied();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') remove(active);
    else {
      const to = targetOf(event.key, active, last);
      if (to === null) return;
      focus(to);
    }
    event.preventDefault();
  };
  return (
    <div className={styles['scroller']} ref={setScroller}>
      <ul
        className={styles['list']}
        aria-label={t('paste.list')}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const mention = mentions[index];
          return mention ? (
            <li
              key={mention.mediaId}
              className={styles['cell']}
              aria-posinset={index + 1}
              aria-setsize={mentions.length}
              style={{ transform: `translateY(${start}px)` }}
            >
              <FoundRow
                mention={mention}
                seenAt={onDesk.get(mention.mediaId) ?? firstSeen.get(mention.mediaId) ?? 0}
                isOnDesk={onDesk.has(mention.mediaId)}
                clockOffsetMs={account?.clockOffsetMs ?? 0}
                inTabOrder={index === Math.min(active, last)}
                onFocus={() => setActive(index)}
                onRemove={() => remove(index)}
              />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

function targetOf(key: string, active: number, last: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + 5,
    PageUp: active - 5,
    Home: 0,
    End: last,
  };
  return targets[key] ?? null;
}

/** The media_ids this account fetches or has fetched, and when each came; ms since epoch. */
function useOnDesk(accountId: string | null): ReadonlyMap<string, number> {
  const byId = useTransfers((state) => state.byId);
  return useMemo(() => {
    const known = new Map<string, number>();
    for (const { direction, state, mediaId, addedAt, ...transfer } of byId.values()) {
      if (
        direction === 'fetch' &&
        state !== 'cancelled' &&
        mediaId !== null &&
        transfer.accountId === accountId
      ) {
        known.set(mediaId, Math.min(addedAt, known.get(mediaId) ?? addedAt));
      }
    }
    return known;
  }, [byId, accountId]);
}
