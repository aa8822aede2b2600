import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { closeNetwork } from '../../stores/view-store.ts';
import { NetworkSettings } from './network-settings.tsx';
import styles from './settings-page.module.css';

/** Settings → Network in front of an account form, which waits behind it as it was left. */
export function NetworkPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-form=proxy] input')?.focus();
    return () => document.querySelector<HTMLElement>('[data-form=account] [data-command=save]')?.focus();
  }, []);
  return (
    <>
      <ViewHeader
        title={t('network.title')}
        lead={
          <IconButton label={t('network.backToForm')} onPress={closeNetwork}>
            <ArrowLeft aria-hidden="true" />
          </IconButton>
        }
      />
      <div className={styles['scroller']}>
        <div className={styles['page']}>
          <div className={styles['card']}>
            <NetworkSettings />
          </div>
        </div>
      </div>
    </>
  );
}
