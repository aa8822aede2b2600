import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dialectOf, type RealPlatform } from '../../electron/contract/account.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { errorText } from '../format/error-text.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { ErrorCures } from './error-cures.tsx';
import styles from './error-notice.module.css';

interface ErrorNoticeProps {
  readonly error: AppError;
  readonly accountId: string | null;
  /** Whose errcodes these are; null where the account is gone. */
  readonly imitates: RealPlatform | null;
  readonly onRetry?: (() => void) | undefined;
  readonly onPlainHttp?: (() => void) | undefined;
  /** In the account form itself "Edit account" makes no sense. */
  readonly inForm?: boolean;
}

/** What happened, what to do, the buttons that do it, and the server's own words one click away. */
export function ErrorNotice({ error, accountId, imitates, onRetry, onPlainHttp, inForm }: ErrorNoticeProps) {
  const language = useLanguage();
  const { title, cure, cures } = errorText(error, imitates && dialectOf(imitates), language);
  return (
    <div className={styles['notice']}>
      <p className={styles['words']}>
        <strong>{title}</strong> <span className="selectable">{cure}</span>
      </p>
      <div className={styles['foot']}>
        <ErrorCures
          error={error}
          cures={cures}
          accountId={inForm ? null : accountId}
          imitates={imitates}
          onRetry={onRetry}
          onPlainHttp={onPlainHttp}
        />
        <ServerAnswer error={error} />
      </div>
    </div>
  );
}

function ServerAnswer({ error }: { error: AppError }) {
  const { t } = useTranslation();
  if (error.errcode === undefined && error.errmsg === undefined) return null;
  return (
    <Disclosure className={styles['answer'] ?? ''}>
      <AriaButton slot="trigger" className={styles['trigger'] ?? ''}>
        <ChevronRight aria-hidden="true" />
        {t('error.serverAnswer')}
      </AriaButton>
      <DisclosurePanel className={styles['panel'] ?? ''}>
        <dl className={styles['raw']}>
          <dt>{t('error.errcode')}</dt>
          <dd className="selectable">
            {error.errcode}
            {error.call ? <em>{t(`error.call.${error.call}`)}</em> : null}
          </dd>
          <dt>{t('error.errmsg')}</dt>
          <dd className="selectable">{error.errmsg || '—'}</dd>
        </dl>
      </DisclosurePanel>
    </Disclosure>
  );
}
