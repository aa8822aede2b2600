import { create } from 'zustand';
import type { AppError } from '../../electron/contract/errors.ts';
import type { CopyFormat } from '../../electron/contract/media.ts';

/** What a toast says, as data; components/toasts.tsx has the words. */
export type Notice =
  | { readonly kind: 'copied_ids'; readonly count: number; readonly format: CopyFormat }
  | { readonly kind: 'copied_text' }
  | { readonly kind: 'copied_picture' }
  | { readonly kind: 'batch_done'; readonly done: number; readonly failed: number; readonly copied: boolean }
  | { readonly kind: 'deleted'; readonly count: number }
  | { readonly kind: 'pinned'; readonly count: number; readonly pinned: boolean }
  | { readonly kind: 'exported'; readonly count: number; readonly name: string }
  | { readonly kind: 'imported'; readonly added: number; readonly known: number }
  | {
      readonly kind: 'saved_many';
      readonly saved: number;
      readonly unchanged: number;
      readonly skipped: number;
      readonly failed: number;
      /** It was cancelled before it came to these. */
      readonly left: number;
      readonly folder: string;
    }
  | { readonly kind: 'saved_file'; readonly name: string }
  | { readonly kind: 'handed_over'; readonly count: number; readonly name: string }
  | { readonly kind: 'taken_over'; readonly count: number; readonly left: number }
  | { readonly kind: 'account_saved' | 'account_removed'; readonly name: string }
  | { readonly kind: 'nothing_to_paste' }
  | { readonly kind: 'removed_fetches'; readonly count: number }
  | { readonly kind: 'probed'; readonly alive: number; readonly gone: number; readonly failed: number }
  | { readonly kind: 'uploads_go_on'; readonly count: number }
  | { readonly kind: 'retried_failed'; readonly count: number; readonly leftOut: number }
  | { readonly kind: 'error'; readonly error: AppError; readonly accountId: string | null };

export interface Toast {
  readonly id: number;
  readonly notice: Notice;
}

interface NoticeState {
  readonly toasts: readonly Toast[];
  readonly nextId: number;
}

const MOST_AT_ONCE = 3;

export const useNotices = create<NoticeState>(() => ({ toasts: [], nextId: 1 }));

/** Shows it; one that says the same kind of thing is replaced, so that copying twice does not stack. */
export const notify = (notice: Notice): void =>
  useNotices.setState(({ toasts, nextId }) => ({
    toasts: [
      ...toasts
        .filter((toast) => toast.notice.kind !== notice.kind || notice.kind === 'error')
        .slice(1 - MOST_AT_ONCE),
      { id: nextId, notice },
    ],
    nextId: nextId + 1,
  }));

/** `accountId`: whose account it is about, null where it is about none. */
export const notifyError = (error: AppError, accountId: string | null = null): void =>
  notify({ kind: 'error', error, accountId });

export const dismissToast = (id: number): void =>
  useNotices.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
