import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../electron/contract/errors.ts';
import { classNames } from '../format/class-names.ts';
import { formatNumber } from '../format/file-size.ts';
import { useAccount } from '../stores/account-store.ts';
import { dismissToast, useNotices, type Notice, type Toast } from '../stores/notice-store.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { ErrorNotice } from './error-notice.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toasts.module.css';

const SHOWN_MS = 3500;

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
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismissToast(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, stays]);
  const failed = notice.kind === 'error';
  return (
    <div
      className={classNames(styles, 'toast', failed && 'error')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {failed ? <TriangleAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      <div className={styles['words']}>
        {notice.kind === 'error' ? (
          <Failure error={notice.error} accountId={notice.accountId} />
        ) : (
          noticeWords(t, notice, language)
            .filter(Boolean)
            .map((words) => <p key={words}>{words}</p>)
        )}
      </div>
      {failed ? (
        <IconButton label={t('action.dismiss')} onPress={() => dismissToast(id)}>
          <X aria-hidden="true" />
        </IconButton>
      ) : null}
    </div>
  );
}

function Failure({ error, accountId }: { error: AppError; accountId: string | null }) {
  const account = useAccount(accountId);
  return <ErrorNotice error={error} accountId={account?.id ?? null} imitates={account?.imitates ?? null} />;
}

type Of<K extends Notice['kind']> = Extract<Notice, { kind: K }>;

const copiedWords = (t: TFunction, { count, format }: Of<'copied_ids'>): readonly string[] => [
  t('toast.copiedIds', { count }),
  format === 'plain' ? '' : t(`copyFormat.${format}`),
];

const batchWords = (t: TFunction, { done, failed, copied }: Of<'batch_done'>): readonly string[] => [
  t(copied ? 'toast.uploadedCopied' : 'toast.uploaded', { count: done }),
  failed > 0 ? t('toast.someFailed', { count: failed }) : '',
];

function libraryWords(
  t: TFunction,
  notice: Of<'pinned' | 'exported' | 'imported'>,
  language: string,
): readonly string[] {
  const counted = (count: number) => ({ count, shown: formatNumber(count, language) });
  switch (notice.kind) {
    case 'pinned':
      return [t(notice.pinned ? 'records.pinnedMany' : 'records.unpinnedMany', counted(notice.count))];
    case 'exported':
      return [t('records.exported', { ...counted(notice.count), name: notice.name })];
    case 'imported':
      return [
        t('records.imported', counted(notice.added)),
        notice.known > 0 ? t('records.known', counted(notice.known)) : '',
      ];
  }
}

function noticeWords(
  t: TFunction,
  notice: Exclude<Notice, { kind: 'error' }>,
  language: string,
): readonly string[] {
  switch (notice.kind) {
    case 'copied_ids':
      return copiedWords(t, notice);
    case 'copied_text':
      return [t('toast.copied')];
    case 'batch_done':
      return batchWords(t, notice);
    case 'deleted':
      return [t('toast.deleted', { count: notice.count })];
    case 'pinned':
    case 'exported':
    case 'imported':
      return libraryWords(t, notice, language);
    case 'saved_file':
      return [t('toast.saved', { name: notice.name })];
    case 'account_saved':
      return [t('form.saved', { name: notice.name })];
    case 'account_removed':
      return [t('form.removed', { name: notice.name })];
    case 'nothing_to_paste':
      return [t('toast.nothingToPaste')];
  }
}
