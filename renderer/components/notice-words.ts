import type { TFunction } from 'i18next';
import { formatNumber } from '../format/file-size.ts';
import type { Notice } from '../stores/notice-store.ts';

type Of<K extends Notice['kind']> = Extract<Notice, { kind: K }>;

const copiedWords = (t: TFunction, { count, format }: Of<'copied_ids'>): readonly string[] => [
  t('toast.copiedIds', { count }),
  format === 'plain' ? '' : t(`copyFormat.${format}`),
];

const batchWords = (t: TFunction, { done, failed, copied }: Of<'batch_done'>): readonly string[] => [
  t(copied ? 'toast.uploadedCopied' : 'toast.uploaded', { count: done }),
  failed > 0 ? t('toast.someFailed', { count: failed }) : '',
];

const retriedWords = (t: TFunction, { count, leftOut }: Of<'retried_failed'>): readonly string[] => [
  count > 0 ? t('transfers.retried', { count }) : '',
  t('transfers.leftOut', { count: leftOut }),
];

/** How much a cancelled Save did. */
export function cancelledWords(
  t: TFunction,
  { saved, unchanged, skipped, failed, left }: Omit<Of<'saved_many'>, 'kind' | 'folder'>,
  language: string,
): string {
  const all = saved + unchanged + skipped + failed + left;
  return t('saving.cancelled', { shown: formatNumber(saved, language), all: formatNumber(all, language) });
}

function savedWords(t: TFunction, notice: Of<'saved_many'>, language: string): readonly string[] {
  const { saved, unchanged, skipped, failed, left, folder } = notice;
  const counted = (count: number) => ({ count, shown: formatNumber(count, language) });
  const hasFirst = saved > 0 || left > 0 || unchanged + skipped + failed === 0;
  const first =
    left > 0 ? cancelledWords(t, notice, language) : t('saving.saved', { ...counted(saved), folder });
  return [
    hasFirst ? first : '',
    unchanged > 0 ? t('saving.unchanged', counted(unchanged)) : '',
    skipped > 0 ? t('saving.skipped', counted(skipped)) : '',
    failed > 0 ? t('saving.failed', counted(failed)) : '',
  ];
}

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

const handoverWords = (t: TFunction, notice: Of<'handed_over' | 'taken_over'>): readonly string[] =>
  notice.kind === 'handed_over'
    ? [t('handover.exported', { count: notice.count, name: notice.name })]
    : [
        t('handover.imported', { count: notice.count }),
        notice.left > 0 ? t('handover.left', { count: notice.left }) : '',
      ];

const probedWords = (t: TFunction, notice: Of<'probed'>): readonly string[] =>
  (['alive', 'gone', 'failed'] as const)
    .filter((kind) => notice[kind] > 0)
    .map((kind) => t(`desk.probed.${kind}`, { shown: String(notice[kind]) }));

const PLAIN_WORDS = {
  copied_text: 'toast.copied',
  copied_picture: 'viewer.copiedPicture',
  nothing_to_paste: 'toast.nothingToPaste',
} as const;

const ACCOUNT_WORDS = { account_saved: 'form.saved', account_removed: 'form.removed' } as const;

const TRANSFER_NOTICES = [
  'batch_done',
  'uploads_go_on',
  'retried_failed',
  'saved_file',
  'saved_many',
  'handed_over',
  'taken_over',
  'removed_fetches',
  'probed',
] as const;

type TransferNotice = Of<(typeof TRANSFER_NOTICES)[number]>;

const isOfTransfers = (notice: Notice): notice is TransferNotice =>
  TRANSFER_NOTICES.some((kind) => kind === notice.kind);

function transferWords(t: TFunction, notice: TransferNotice, language: string): readonly string[] {
  switch (notice.kind) {
    case 'batch_done':
      return batchWords(t, notice);
    case 'uploads_go_on':
      return [t('transfers.goOn', { count: notice.count })];
    case 'retried_failed':
      return retriedWords(t, notice);
    case 'saved_file':
      return [t('toast.saved', { name: notice.name })];
    case 'saved_many':
      return savedWords(t, notice, language);
    case 'handed_over':
    case 'taken_over':
      return handoverWords(t, notice);
    case 'removed_fetches':
      return [t('desk.removed', { count: notice.count, shown: String(notice.count) })];
    case 'probed':
      return probedWords(t, notice);
  }
}

/** What a notice says, one paragraph each; empty ones are left out by who shows them. */
export function noticeWords(
  t: TFunction,
  notice: Exclude<Notice, { kind: 'error' }>,
  language: string,
): readonly string[] {
  if (isOfTransfers(notice)) return transferWords(t, notice, language);
  switch (notice.kind) {
    case 'copied_ids':
      return copiedWords(t, notice);
    case 'copied_text':
    case 'copied_picture':
    case 'nothing_to_paste':
      return [t(PLAIN_WORDS[notice.kind])];
    case 'deleted':
      return [t('toast.deleted', { count: notice.count })];
    case 'pinned':
    case 'exported':
    case 'imported':
      return libraryWords(t, notice, language);
    case 'account_saved':
    case 'account_removed':
      return [t(ACCOUNT_WORDS[notice.kind], { name: notice.name })];
  }
}
