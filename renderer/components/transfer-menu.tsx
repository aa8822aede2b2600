import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { Where } from '../stores/queue-order.ts';
import { KeyHint } from './key-hint.tsx';
import { RowButton } from './row-button.tsx';
import { useWords } from './words.tsx';
import styles from './menu.module.css';

const ITEMS = [
  { where: 'next', words: 'transfers.moveNext', keys: 'Alt+Home' },
  { where: 'up', words: 'transfers.moveUp', keys: 'Alt+↑' },
  { where: 'down', words: 'transfers.moveDown', keys: 'Alt+↓' },
  { where: 'last', words: 'transfers.moveLast', keys: 'Alt+End' },
] as const;

/** Moves a waiting transfer in its queue. */
export function TransferMenu({
  inTabOrder,
  onMove,
}: {
  inTabOrder: boolean;
  onMove: (where: Where) => void;
}) {
  const { t } = useWords();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <RowButton
        label={t('transfers.move')}
        inTabOrder={inTabOrder}
        opensMenu
        isOpen={isOpen}
        ref={opener}
        onPress={() => setOpen(true)}
      >
        <Ellipsis aria-hidden="true" />
      </RowButton>
      {isOpen ? (
        <Popover
          className={styles['popover'] ?? ''}
          aria-label={t('transfers.move')}
          placement="bottom end"
          offset={4}
          isOpen
          triggerRef={opener}
          onOpenChange={() => setOpen(false)}
        >
          <Menu
            className={styles['list'] ?? ''}
            aria-label={t('transfers.move')}
            autoFocus="first"
            onClose={() => setOpen(false)}
            onAction={(key) => {
              const item = ITEMS.find(({ where }) => where === key);
              if (item) onMove(item.where);
            }}
          >
            {ITEMS.map(({ where, words, keys }) => (
              <MenuItem key={where} id={where} textValue={t(words)} className={styles['item'] ?? ''}>
                <span className={styles['grow']}>{t(words)}</span>
                <KeyHint keys={keys} />
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      ) : null}
    </>
  );
}
