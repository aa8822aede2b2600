import { CircleCheck, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionReport } from '../../../electron/contract/api.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { realPlatformOf, type AccountDraft } from './account-draft.ts';
import styles from './connection-answer.module.css';

/** What came of the last test or save. */
export type Answer =
  | { readonly kind: 'none' | 'waiting' }
  | { readonly kind: 'connected'; readonly report: ConnectionReport }
  | { readonly kind: 'failed'; readonly error: AppError };

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
      {answer.kind === 'failed' ? (
        <div className={styles['failed']}>
          <ErrorNotice
            error={answer.error}
            accountId={null}
            imitates={realPlatformOf(draft)}
            onRetry={answer.error.code === 'base_url_invalid' ? undefined : onRetry}
            inForm
          />
        </div>
      ) : null}
    </div>
  );
}
