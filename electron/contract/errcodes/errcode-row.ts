import type { ApiCall } from '../errors.ts';
import type { Language } from '../settings.ts';

/** One sentence or a few, in every language of the app. */
export type Words = Readonly<Record<Language, string>>;

/** The button that cures it; null where nothing on this screen can. */
export type CureAction = 'retry' | 'edit_account' | 'copy_ip' | 'open_console' | 'switch_account' | null;

/** What an errcode means on one platform (wechat-api.md §2.3 and §7). */
export interface ErrcodeRow {
  readonly code: number;
  /** Set where the meaning holds for this call only. */
  readonly call?: ApiCall;
  /** What happened. */
  readonly meaning: Words;
  /** What to do about it. */
  readonly cure: Words;
  /**
   * `refresh_token`: once, with a new token. `backoff`: a few times, waiting longer each time. `after_window`: not
   * before the limit's own window is over.
   */
  readonly retry: 'never' | 'refresh_token' | 'backoff' | 'after_window';
  readonly action: CureAction;
  /** The server read the media_id and has no such media: the call itself was let in. */
  readonly refusesMediaId?: true;
}
