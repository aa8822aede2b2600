import { CircleCheck } from 'lucide-react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import styles from './save-outcome.module.css';

export type Outcome =
  { readonly kind: 'none' | 'busy' | 'saved' } | { readonly kind: 'failed'; readonly error: AppError };

/** How saving a form ended, said as it does. `saved`: the words for that. */
export function SaveOutcome({ outcome, saved }: { outcome: Outcome; saved: string }) {
  return (
    <div role="status" aria-live="polite" className={styles['outcome']}>
      {outcome.kind === 'saved' ? (
        <p className={styles['saved']}>
          <CircleCheck aria-hidden="true" />
          {saved}
        </p>
      ) : null}
      {outcome.kind === 'failed' ? (
        <ErrorNotice error={outcome.error} accountId={null} imitates={null} inForm />
      ) : null}
    </div>
  );
}
