import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { clearSelection } from '../../actions/selection.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { CopyActions, LeaveActions, PinAction } from './selection-actions.tsx';
import styles from './selection-bar.module.css';

/** What can be done with the selected records, floating at the foot of the list. */
export function SelectionBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = useLibrary((state) => state.selected.size);
  if (count === 0) return null;
  const words = t('library.selected', { count, shown: formatNumber(count, language) });
  return (
    <div className={styles['place']}>
      <div className={styles['bar']} role="toolbar" aria-label={words}>
        <span className={styles['count']}>{words}</span>
        <CopyActions tone="quiet" />
        <PinAction tone="quiet" />
        <LeaveActions tone="quiet" />
        <IconButton label={t('action.close')} onPress={clearSelection}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
