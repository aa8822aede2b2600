import type { RefObject } from 'react';
import { Menu, MenuItem, Popover, type Key } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { COPY_FORMATS, type CopyFormat } from '../../electron/contract/media.ts';
import styles from './menu.module.css';

interface CopyAsMenuProps {
  readonly onChoose: (format: CopyFormat) => void;
  /** Outside a MenuTrigger: the button it opened from, and what to do when it closes. */
  readonly anchor?: RefObject<HTMLElement | null>;
  readonly onClose?: () => void;
}

const isFormat = (key: Key): key is CopyFormat => COPY_FORMATS.some((format) => format === key);

/** The copy formats: inside a MenuTrigger, or open at an anchor. */
export function CopyAsMenu({ onChoose, anchor, onClose }: CopyAsMenuProps) {
  const { t } = useTranslation();
  const opened = anchor ? { isOpen: true, triggerRef: anchor, onOpenChange: () => onClose?.() } : {};
  return (
    <Popover
      className={styles['popover'] ?? ''}
      aria-label={t('action.copyAs')}
      placement="bottom end"
      offset={4}
      {...opened}
    >
      <Menu
        className={styles['list'] ?? ''}
        aria-label={t('action.copyAs')}
        autoFocus={anchor ? 'first' : false}
        {...(onClose ? { onClose } : {})}
        onAction={(key) => {
          if (isFormat(key)) onChoose(key);
        }}
      >
        {COPY_FORMATS.map((format) => (
          <MenuItem key={format} id={format} className={styles['item'] ?? ''}>
            {t(`copyFormat.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
