import { ClipboardCopy, Copy, Trash2, X } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { copySelection } from '../../actions/clipboard.ts';
import { askToDeleteSelection, clearSelection } from '../../actions/selection.ts';
import { Button } from '../../components/button.tsx';
import { CopyAsMenu } from '../../components/copy-as-menu.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useLibrary } from '../../stores/library-store.ts';
import { COPY_AS_ID } from '../use-shortcuts.ts';
import styles from './selection-bar.module.css';

/** What can be done with the selected records, floating at the foot of the list. */
export function SelectionBar() {
  const { t } = useTranslation();
  const count = useLibrary((state) => state.selected.size);
  if (count === 0) return null;
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('library.selected', { count })}>
      <span className={styles['count']}>{t('library.selected', { count })}</span>
      <Button tone="quiet" icon={<Copy aria-hidden="true" />} onPress={() => void copySelection()}>
        {t('action.copyMediaId')}
      </Button>
      <MenuTrigger>
        <Button id={COPY_AS_ID} tone="quiet" icon={<ClipboardCopy aria-hidden="true" />}>
          {t('action.copyAs')}
        </Button>
        <CopyAsMenu onChoose={(format) => void copySelection(format)} />
      </MenuTrigger>
      <Button tone="quiet" icon={<Trash2 aria-hidden="true" />} onPress={askToDeleteSelection}>
        {t('action.deleteRecords', { count })}
      </Button>
      <IconButton label={t('action.close')} onPress={clearSelection}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
