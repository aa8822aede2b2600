import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, Popover, type Key } from 'react-aria-components';
import { COPY_FORMATS, type CopyFormat } from '../../electron/contract/media.ts';
import styles from './menu.module.css';

const isFormat = (key: Key): key is CopyFormat => COPY_FORMATS.some((format) => format === key);

/** The copy formats, for inside a MenuTrigger. */
export function CopyAsMenu({ onChoose }: { onChoose: (format: CopyFormat) => void }) {
  const { t } = useTranslation();
  return (
    <Popover className={styles['popover'] ?? ''} placement="bottom end" offset={4}>
      <Menu
        className={styles['list'] ?? ''}
        aria-label={t('action.copyAs')}
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
