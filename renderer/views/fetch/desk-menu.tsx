import { Fragment, useRef } from 'react';
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { aboutTile } from '../../actions/desk-selection.ts';
import { ChevronRight } from 'lucide-react';
import { KeyHint } from '../../components/key-hint.tsx';
import { useWords } from '../../components/words.tsx';
import { nameOf } from '../../format/desk-facts.ts';
import { formatNumber } from '../../format/file-size.ts';
import { fetchesOf } from '../../stores/desk-store.ts';
import { deskCommands, type DeskCommand } from './desk-commands.ts';
import { focusTile } from './fetch-tile.tsx';
import styles from '../../components/menu.module.css';

export interface MenuPlace {
  /** The tile it was asked for at. */
  readonly id: string;
  /** In pixels of the window. */
  readonly x: number;
  readonly y: number;
}

/** What can be done with a tile, and with all others selected where it is one of them. */
export function DeskMenu({ place, onClose }: { place: MenuPlace; onClose: () => void }) {
  const { t, language } = useWords();
  const anchor = useRef<HTMLSpanElement>(null);
  const fetches = fetchesOf(aboutTile(place.id));
  const groups = deskCommands(t, fetches).filter((group) => group.length > 0);
  const commands = groups.flat();
  const [first] = fetches;
  const count = fetches.length;
  const label =
    count === 1 && first
      ? t('desk.menu', { name: nameOf(first) })
      : t('desk.menuOfMany', { count, shown: formatNumber(count, language) });
  const close = () => {
    onClose();
    focusTile(place.id);
  };
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: place.x, top: place.y }} />
      <Popover
        className={styles['popover'] ?? ''}
        aria-label={label}
        placement="bottom start"
        offset={2}
        isOpen
        triggerRef={anchor}
        onOpenChange={close}
      >
        <Menu
          className={styles['list'] ?? ''}
          aria-label={label}
          autoFocus="first"
          onClose={close}
          onAction={(key) => commands.find(({ id }) => id === key)?.run()}
        >
          {groups.map((group, at) => (
            <Fragment key={group[0]?.id}>
              {at > 0 ? <Separator className={styles['separator'] ?? ''} /> : null}
              {group.map((command) => (
                <Item key={command.id} command={command} />
              ))}
            </Fragment>
          ))}
        </Menu>
      </Popover>
    </>
  );
}

function Item({ command: { id, words, keys, hint, choices } }: { command: DeskCommand }) {
  const item = (
    <MenuItem id={id} textValue={words} className={styles['item'] ?? ''}>
      <span className={styles['grow']}>
        {words}
        {hint === undefined ? null : (
          <span className={`${styles['hint'] ?? ''} ${styles['wraps'] ?? ''}`}>{hint}</span>
        )}
      </span>
      {keys === undefined ? null : <KeyHint keys={keys} />}
      {choices ? <ChevronRight aria-hidden="true" /> : null}
    </MenuItem>
  );
  if (!choices) return item;
  return (
    <SubmenuTrigger>
      {item}
      <Popover className={styles['popover'] ?? ''} offset={-2} crossOffset={-4}>
        <Menu
          className={styles['list'] ?? ''}
          aria-label={words}
          onAction={(key) => choices.find((choice) => choice.id === key)?.run()}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} className={styles['item'] ?? ''}>
              {choice.words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
