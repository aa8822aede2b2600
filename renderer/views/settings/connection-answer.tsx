import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionReport } from '../../../electron/contract/api.ts';
import type { AppError, ErrorCode } from '../../../electron/contract/errors.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { realPlatformOf, type AccountDraft } from './account-draft.ts';
import styles from './connection-answer.module.css';

/** What came of the last test or save. */
export type Answer =
  | { readonly kind: 'none' | 'waiting' }
  | { readonly kind: 'connected'; readonly report: ConnectionReport }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Why the last test or save failed; null where it did not. */
export const refusalOf = (answer: Answer): ErrorCode | null =>
  answer.kind === 'failed' ? answer.error.code : null;

interface ConnectionAnswerProps {
  readonly answer: Answer;
  readonly draft: AccountDraft;
  readonly onRetry: () => void;
}

/** The plain answer under the form; a live region, so that it is heard too. */
export function ConnectionAnswer({ answer, draft, onRetry }: ConnectionAnswerProps) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-live="polite">
      {answer.kind === 'waiting' ? (
        <p className={styles['line']}>
          <LoaderCircle className={styles['turning']} aria-hidden="true" />
          {t('form.testing')}
        </p>
      ) : null}
      {answer.kind === 'connected' ? (
        <p className={`${styles['line'] ?? ''} ${styles['ok'] ?? ''}`}>
          <CircleCheck aria-hidden="true" />
          {t('form.testOk', {
            ms: String(Math.round(answer.report.elapsedMs)),
            minutes: String(Math.round(answer.report.tokenSeconds / 60)),
          })}
        </p>
      ) : null}
      {answer.kind === 'failed' ? <Refusal error={answer.error} draft={draft} onRetry={onRetry} /> : null}
    </div>
  );
}

function Refusal({ error, draft, onRetry }: { error: AppError } & Omit<ConnectionAnswerProps, 'answer'>) {
  const { t } = useTranslation();
  // What to do about it stands at its field.
  if (error.code === 'base_url_invalid') {
    return (
      <p className={`${styles['line'] ?? ''} ${styles['bad'] ?? ''}`}>
        <CircleAlert aria-hidden="true" />
        {t('errors.base_url_invalid.title')}
      </p>
    );
  }
  return (
    <div className={styles['failed']}>
      <ErrorNotice error={error} accountId={null} imitates={realPlatformOf(draft)} onRetry={onRetry} inForm />
    </div>
  );
}
