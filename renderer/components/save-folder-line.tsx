import { Folder } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseSaveFolder, loadSaveFolder } from '../actions/saving.ts';
import { classNames } from '../format/class-names.ts';
import { useSaveFolder } from '../stores/save-folder-store.ts';
import { Button } from './button.tsx';
import styles from './save-folder-line.module.css';

/** The folder that files are saved in, by name, and the way to another. */
export function SaveFolderLine() {
  const { t } = useTranslation();
  const name = useSaveFolder((state) => state.name);
  useEffect(() => void loadSaveFolder(), []);
  return (
    <div className={styles['line']} role="group" aria-label={t('saving.folder')}>
      <Folder aria-hidden="true" />
      <span className={styles['label']}>{t('saving.folder')}</span>
      <span className={classNames(styles, 'name', name === null && 'none')} title={name ?? undefined}>
        {name ?? t('saving.noFolder')}
      </span>
      <Button size="small" onPress={() => void chooseSaveFolder()}>
        {t('saving.chooseFolder')}
      </Button>
    </div>
  );
}
