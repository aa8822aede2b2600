import { Check, Copy, Ellipsis, Pin, Save, X } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { copyMediaId } from '../../actions/clipboard.ts';
import { askToRemoveTiles } from '../../actions/desk.ts';
import { pressTile, selectTile } from '../../actions/desk-selection.ts';
import { saveFetched } from '../../actions/fetches.ts';
import { dragFetched } from '../../actions/media-uses.ts';
import { isWrittenIn } from '../../components/editable.ts';
import { Facts } from '../../components/facts.tsx';
import { MiddleEllipsis } from '../../components/middle-ellipsis.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { useWords, type Words } from '../../components/words.tsx';
import { classNames } from '../../format/class-names.ts';
import { formatRecent } from '../../format/date-time.ts';
import { mentionOf, nameOf } from '../../format/desk-facts.ts';
import { formatFileSize } from '../../format/file-size.ts';
import { isGone } from '../../format/gone-causes.ts';
import { middleTruncate } from '../../format/middle-truncate.ts';
import { plainText } from '../../format/plain-text.ts';
import { hasModifier } from '../../format/platform-keys.ts';
import { useDesk } from '../../stores/desk-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { TileFace } from './tile-face.tsx';
import { ProbeStamp, TileLife } from './tile-life.tsx';
import { useTileTitle } from './use-tile-title.ts';
import styles from './fetch-tile.module.css';

export const tileButtonId = (id: string): string => `tile-${id}`;

/** Of the tile whose button this is; null where it is none. */
export const tileOf = (target: EventTarget | null): string | null =>
  target instanceof HTMLElement && target.id.startsWith(tileButtonId(''))
    ? target.id.slice(tileButtonId('').length)
    : null;

/**
 * Once what covers it is gone, and it is in view: what is covered takes no focus. A field the person has gone to in the
 * meantime keeps it.
 */
export function focusTile(id: string): void {
  requestAnimationFrame(() => {
    if (document.querySelector('[role=dialog], [role=alertdialog]')) focusTile(id);
    else if (!isWrittenIn(document.activeElement)) document.getElementById(tileButtonId(id))?.focus();
  });
}

/** Where its menu opens, in pixels of the window. */
export type OpenMenu = (id: string, at: { readonly x: number; readonly y: number }) => void;

interface FetchTileProps {
  /** The transfer's. */
  readonly id: string;
  readonly isSelected: boolean;
  /** Whether the keyboard is on it. */
  readonly isActive: boolean;
  readonly onMenu: OpenMenu;
}

/** One media_id: under way, there, or why not. The tile itself is a button that selects it and opens the inspector. */
export const FetchTile = memo(function FetchTile({ id, isSelected, isActive, onMenu }: FetchTileProps) {
  const transfer = useTransfers((state) => state.byId.get(id));
  const isBlurred = useSettings((state) => state.settings.blurFetched);
  if (!transfer) return null;
  const { state } = transfer;
  return (
    <div
      className={classNames(styles, 'tile', isSelected && 'selected', state === 'failed' && 'failed')}
      data-state={state}
      data-gone={isGone(transfer) || undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(id, { x: event.clientX, y: event.clientY });
      }}
    >
      <OpenButton transfer={transfer} isSelected={isSelected} isActive={isActive} />
      <div className={classNames(styles, 'face', isBlurred && transfer.fetched && 'blurred')}>
        <TileFace transfer={transfer} inTabOrder={isActive} />
      </div>
      <Mark id={id} isSelected={isSelected} />
      <TileActions transfer={transfer} inTabOrder={isActive} onMenu={onMenu} />
      <TileWords transfer={transfer} />
    </div>
  );
});

function OpenButton(props: { transfer: Transfer; isSelected: boolean; isActive: boolean }) {
  const { transfer, isSelected, isActive } = props;
  const { id, fetched } = transfer;
  const { t } = useWords();
  const title = useTileTitle(transfer);
  return (
    <button
      id={tileButtonId(id)}
      type="button"
      className={styles['open']}
      tabIndex={isActive ? 0 : -1}
      aria-label={isNamed(transfer) ? nameOf(transfer) : middleTruncate(transfer.name, 22)}
      aria-description={marksOf(t, transfer)}
      title={title}
      aria-pressed={isSelected}
      draggable={fetched !== null}
      onDragStart={(event) => {
        // The desktop takes the drag over, with the file itself.
        event.preventDefault();
        dragFetched(id);
      }}
      onClick={(event) => pressTile(id, modeOf(event))}
    />
  );
}

/** Whether it is called anything but its media_id. */
const isNamed = (transfer: Transfer): boolean =>
  transfer.fetched !== null || mentionOf(transfer).fileName !== null;

/** For those who do not see them. */
const marksOf = (t: Words['t'], transfer: Transfer): string =>
  [
    transfer.fetched ? '' : stateWords(t, transfer),
    transfer.subject?.pinned ? t('desk.pinned') : '',
    transfer.fetched?.savedAs ? t('desk.saved') : '',
    plainText(mentionOf(transfer).sender ?? ''),
  ]
    .filter(Boolean)
    .join(', ');

const stateWords = (t: Words['t'], transfer: Transfer): string =>
  t(isGone(transfer) ? 'desk.gone' : `state.${transfer.state}`);

const modeOf = (event: MouseEvent) =>
  event.shiftKey ? 'extend' : hasModifier(event.nativeEvent) ? 'toggle' : 'replace';

/** Selects by the mouse alone; keys have Ctrl and the space bar. */
function Mark({ id, isSelected }: { id: string; isSelected: boolean }) {
  const { t } = useWords();
  return (
    <span className={styles['mark']}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('desk.select')}
        aria-pressed={isSelected}
        onClick={() => selectTile(id, 'toggle')}
      >
        <Check aria-hidden="true" />
      </button>
    </span>
  );
}

interface ActionsProps {
  readonly transfer: Transfer;
  readonly inTabOrder: boolean;
  readonly onMenu: OpenMenu;
}

const TileActions = memo(function TileActions({ transfer, inTabOrder, onMenu }: ActionsProps) {
  const { t } = useWords();
  const { mediaId, fetched, id, state } = transfer;
  return (
    <span className={styles['actions']}>
      {mediaId ? (
        <RowButton
          label={t('action.copyMediaId')}
          inTabOrder={inTabOrder}
          onPress={() => void copyMediaId(mediaId)}
        >
          <Copy aria-hidden="true" />
        </RowButton>
      ) : null}
      {fetched ? (
        <RowButton label={t('action.saveFile')} inTabOrder={inTabOrder} onPress={() => void saveFetched(id)}>
          <Save aria-hidden="true" />
        </RowButton>
      ) : null}
      {state === 'failed' ? (
        <RowButton label={t('action.dismiss')} inTabOrder={inTabOrder} onPress={() => askToRemoveTiles([id])}>
          <X aria-hidden="true" />
        </RowButton>
      ) : null}
      <RowButton
        label={t('desk.more')}
        inTabOrder={inTabOrder}
        opensMenu
        onPress={() => {
          const box = document.getElementById(tileButtonId(id))?.getBoundingClientRect();
          onMenu(id, { x: (box?.right ?? 0) - 8, y: (box?.top ?? 0) + 34 });
        }}
      >
        <Ellipsis aria-hidden="true" />
      </RowButton>
    </span>
  );
});

const TileWords = memo(function TileWords({ transfer }: { transfer: Transfer }) {
  const { fetched, subject } = transfer;
  return (
    <div className={styles['foot']}>
      <span className={styles['title']}>
        <bdi className={classNames(styles, 'name', !isNamed(transfer) && 'id')}>
          {isNamed(transfer) ? nameOf(transfer) : <MiddleEllipsis text={transfer.name} />}
        </bdi>
        {subject?.pinned ? <Pin aria-hidden="true" /> : null}
        {fetched?.savedAs ? <Check aria-hidden="true" /> : null}
      </span>
      <TileFacts transfer={transfer} />
      <span className={styles['life']}>
        {transfer.state === 'failed' ? null : <TileLife transfer={transfer} />}
        <ProbeStamp transfer={transfer} />
      </span>
    </div>
  );
});

/** Who sent it, where its group does not say so, and when; how large it is, or how it stands. */
function TileFacts({ transfer }: { transfer: Transfer }) {
  const { t, language } = useWords();
  const { fetched } = transfer;
  const { sender, sentAt, hdVoice } = mentionOf(transfer);
  const isSaid = useDesk(({ query: { grouping } }) => grouping === 'sender' || grouping === 'message');
  return (
    <Facts
      className={styles['facts']}
      facts={[
        sender === null || isSaid ? null : <bdi>{plainText(sender)}</bdi>,
        sentAt === null ? null : formatRecent(sentAt * 1000, language),
        hdVoice ? t('desk.hd') : null,
        fetched ? formatFileSize(fetched.size, language) : sender === null ? stateWords(t, transfer) : null,
      ]}
    />
  );
}
