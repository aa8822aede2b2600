import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../electron/contract/errors.ts';
import { showSaveFolder } from '../actions/saving.ts';
import { classNames } from '../format/class-names.ts';
import { useAccount } from '../stores/account-store.ts';
import { dismissToast, useNotices, type Notice, type Toast } from '../stores/notice-store.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { setTransferFilter, showView } from '../stores/view-store.ts';
import { Button } from './button.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { IconButton } from './icon-button.tsx';
import { noticeWords } from './notice-words.ts';
import styles from './toasts.module.css';

const SHOWN_MS = 3500;

/** Long enough to reach its button. */
const SHOWN_WITH_BUTTON_MS = 12_000;

/** Messages at the foot of the sidebar, in a live region that is there from the start so that it is heard. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useNotices((state) => state.toasts);
  return (
    <section className={styles['stack']} aria-label={t('toast.label')} role="status" aria-live="polite">
      <div className={styles['list']}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

function ToastCard({ toast: { id, notice } }: { toast: Toast }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [held, setHeld] = useState(false);
  const stays = notice.kind === 'error' || held;
  const hasButton = leadsSomewhere(notice);
  useEffect(() => {
    if (stays) return;
    const shownMs = hasButton ? SHOWN_WITH_BUTTON_MS : SHOWN_MS;
    const timer = setTimeout(() => dismissToast(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, stays, hasButton]);
  const failed = notice.kind === 'error';
  const warns = failed || hasFailures(notice);
  return (
    <div
      className={classNames(styles, 'toast', warns && 'error')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {warns ? <TriangleAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      <div className={styles['words']}>
        {notice.kind === 'error' ? (
          <Failure error={notice.error} accountId={notice.accountId} />
        ) : (
          noticeWords(t, notice, language)
            .filter(Boolean)
            .map((words) => <p key={words}>{words}</p>)
        )}
        {hasButton ? <ToastButton id={id} kind={notice.kind} /> : null}
      </div>
      {failed ? (
        <IconButton label={t('action.dismiss')} onPress={() => dismissToast(id)}>
          <X aria-hidden="true" />
        </IconButton>
      ) : null}
    </div>
  );
}

const leadsSomewhere = (notice: Notice): boolean =>
  notice.kind === 'uploads_go_on' || (notice.kind === 'saved_many' && notice.saved > 0);

const hasFailures = (notice: Notice): boolean => notice.kind === 'saved_many' && notice.failed > 0;

function ToastButton({ id, kind }: { id: number; kind: Notice['kind'] }) {
  const { t } = useTranslation();
  const isOfSaving = kind === 'saved_many';
  return (
    <Button size="small" onPress={() => (isOfSaving ? void showSaveFolder() : showTransfers(id))}>
      {t(isOfSaving ? 'saving.showFolder' : 'transfers.show')}
    </Button>
  );
}

function showTransfers(toast: number): void {
  dismissToast(toast);
  setTransferFilter('all');
  showView('transfers');
}

function Failure({ error, accountId }: { error: AppError; accountId: string | null }) {
  const account = useAccount(accountId);
  return <ErrorNotice error={error} accountId={account?.id ?? null} imitates={account?.imitates ?? null} />;
}
