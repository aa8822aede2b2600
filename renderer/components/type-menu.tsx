import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { Menu, Popover } from 'react-aria-components';
import { questionOf } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { decideUploads } from '../actions/preflight.ts';
import { Choices } from './choice-menu.tsx';
import { useWords } from './words.tsx';
import menu from './menu.module.css';
import styles from './type-menu.module.css';

/** Whether it is still open what a file is sent as; of what was made to fit it is not. */
const isChoosable = (transfer: Transfer): boolean =>
  (transfer.state === 'waiting' || transfer.state === 'paused') &&
  (transfer.error === null || questionOf(transfer) !== null) &&
  transfer.preflight?.original === null &&
  transfer.preflight.types.length > 1;

/** What an upload is sent as, and what else it may be sent as; a plain element until it is opened, for long lists. */
export function TypeMenu({ transfer, inTabOrder }: { transfer: Transfer; inTabOrder: boolean }) {
  const { t } = useWords();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { id, preflight } = transfer;
  const type = preflight?.verdict.type;
  if (!preflight || !type || !isChoosable(transfer)) return null;
  const label = t('preflight.sendAs', { type: t(`type.${type}`) });
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={styles['type']}
        aria-label={label}
        title={label}
        tabIndex={inTabOrder ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        {t(`type.${type}`)}
        <ChevronDown aria-hidden="true" />
      </button>
      {isOpen ? (
        <Popover
          className={menu['popover'] ?? ''}
          aria-label={label}
          placement="bottom start"
          offset={4}
          isOpen
          triggerRef={opener}
          onOpenChange={() => setOpen(false)}
        >
          <Menu
            className={menu['list'] ?? ''}
            aria-label={label}
            autoFocus="first"
            onClose={() => setOpen(false)}
          >
            <Choices
              label={label}
              mode="single"
              options={preflight.types.map((value) => ({ value, label: t(`type.${value}`) }))}
              chosen={[type]}
              onChange={([chosen]) => {
                if (chosen && chosen !== type) void decideUploads([id], { kind: 'send_as', type: chosen });
              }}
            />
          </Menu>
        </Popover>
      ) : null}
    </>
  );
}
