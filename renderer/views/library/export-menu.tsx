import { Menu, MenuItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS } from '../../../electron/contract/library.ts';
import { exportSelection } from '../../actions/records.ts';
import menu from '../../components/menu.module.css';

/** Inside a MenuTrigger: what the selected records can be exported as. */
export function ExportMenu() {
  const { t } = useTranslation();
  return (
    <Popover className={menu['popover'] ?? ''} placement="bottom end" offset={4}>
      <Menu className={menu['list'] ?? ''} aria-label={t('records.export')}>
        {EXPORT_FORMATS.map((format) => (
          <MenuItem key={format} className={menu['item'] ?? ''} onAction={() => void exportSelection(format)}>
            {t('records.exportAs', { format: t(`records.formats.${format}`) })}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
