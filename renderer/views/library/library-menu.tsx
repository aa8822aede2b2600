import { Ellipsis } from 'lucide-react';
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS } from '../../../electron/contract/library.ts';
import { exportLibrary, exportListed, importRecords } from '../../actions/records.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { isNarrowed, useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import menu from '../../components/menu.module.css';

/** What concerns the library as a whole: out of it into a file, and back. */
export function LibraryMenu() {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <IconButton label={t('listing.menu')}>
        <Ellipsis aria-hidden="true" />
      </IconButton>
      <Popover className={menu['popover'] ?? ''} placement="bottom end" offset={4}>
        <Menu className={menu['list'] ?? ''} aria-label={t('listing.menu')}>
          <ExportSections />
          <MenuItem className={menu['item'] ?? ''} onAction={() => void importRecords()}>
            {t('listing.import')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** What is listed, where that is not all, and all. */
function ExportSections() {
  const { t } = useTranslation();
  const language = useLanguage();
  const total = useLibrary((state) => state.total);
  const listsAll = useLibrary(({ listing }) => listing.filter.accountId === null && !isNarrowed(listing));
  const shown = formatNumber(total, language);
  return (
    <>
      {listsAll || total === 0 ? null : (
        <>
          <MenuSection aria-label={t('listing.exportSome')}>
            {EXPORT_FORMATS.map((format) => (
              <MenuItem
                key={format}
                className={menu['item'] ?? ''}
                onAction={() => void exportListed(format)}
              >
                {t('listing.exportListed', { shown, format: t(`records.formats.${format}`) })}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={menu['separator'] ?? ''} />
        </>
      )}
      <MenuSection aria-label={t('listing.exportAll')}>
        {EXPORT_FORMATS.map((format) => (
          <MenuItem key={format} className={menu['item'] ?? ''} onAction={() => void exportLibrary(format)}>
            {t('listing.exportLibrary', { format: t(`records.formats.${format}`) })}
          </MenuItem>
        ))}
      </MenuSection>
      <Separator className={menu['separator'] ?? ''} />
    </>
  );
}
