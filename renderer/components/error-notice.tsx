import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dialectOf, type RealPlatform } from '../../electron/contract/account.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { errorText } from '../format/error-text.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { ErrorCures } from './error-cures.tsx';
import { RunInWords } from './run-in-words.tsx';
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
  /** False in a row that the keyboard is not on. */
  readonly inTabOrder?: boolean;
}

/** What happened, what to do, the buttons that do it, and the server's own words one click away. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const language = useLanguage();
  const { title, cure } = errorText(props.error, props.imitates && dialectOf(props.imitates), language);
  return (
    <div className={styles['notice']}>
      <RunInWords heading={title} tone="failed">
        <span className="selectable">{cure}</span>
      </RunInWords>
      <ErrorFoot {...props} />
    </div>
  );
}

/** The buttons that cure an error, and the server's own words one click away. */
export function ErrorFoot(props: ErrorNoticeProps) {
  const { error, accountId, imitates, onRetry, onPlainHttp, inForm, inTabOrder = true } = props;
  const { cures } = errorText(error, imitates && dialectOf(imitates), useLanguage());
  return (
    <div className={styles['foot']}>
      <ErrorCures
        error={error}
        cures={cures}
        accountId={inForm ? null : accountId}
        imitates={imitates}
        onRetry={onRetry}
        onPlainHttp={onPlainHttp}
        inTabOrder={inTabOrder}
      />
      <ServerAnswer error={error} inTabOrder={inTabOrder} />
    </div>
  );
}

function ServerAnswer({ error, inTabOrder }: { error: AppError; inTabOrder: boolean }) {
  const { t } = useTranslation();
  if (error.errcode === undefined && error.errmsg === undefined) return null;
  return (
    <Disclosure className={styles['answer'] ?? ''}>
      <AriaButton slot="trigger" excludeFromTabOrder={!inTabOrder} className={styles['trigger'] ?? ''}>
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
