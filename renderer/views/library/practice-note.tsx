import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useChosenAccount } from '../../stores/account-store.ts';
import { openAccountForm } from '../../stores/view-store.ts';
import styles from './practice-note.module.css';

/** One quiet line while the built-in simulator is used. */
export function PracticeNote() {
  const { t } = useTranslation();
  const account = useChosenAccount();
  if (account?.platform !== 'simulator') return null;
  return (
    <p className={styles['note']}>
      {t('library.practice')}{' '}
      <Button className={styles['link'] ?? ''} onPress={() => openAccountForm(null)}>
        {t('action.addRealAccount')}
      </Button>
    </p>
  );
}
