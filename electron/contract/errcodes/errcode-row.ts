import type { ApiCall } from '../errors.ts';
import type { Language } from '../settings.ts';

/** One sentence or a few, in every language of the app. */
export type Words = Readonly<Record<Language, string>>;

/** The button that cures it; null where nothing on this screen can. */
export type CureAction = 'retry' | 'edit_account' | 'copy_ip' | 'open_console' | 'switch_account' | null;

/**
 * `refresh_token`: once, with a new token. `backoff`: a few times, waiting longer each time. A limit's own window:
 * `afterSeconds`, doubled while the limit still stands, or `after_midnight` of the servers' time zone.
 */
export type ErrcodeRetry =
  'never' | 'refresh_token' | 'backoff' | 'after_midnight' | { readonly afterSeconds: number };

/** What an errcode means on one platform (wechat-api.md §2.3 and §7). */
export interface ErrcodeRow {
  readonly code: number;
  /** Set where the meaning holds for this call only. */
  readonly call?: ApiCall;
  /** What happened. */
  readonly meaning: Words;
  /** What to do about it. */
  readonly cure: Words;
  readonly retry: ErrcodeRetry;
  readonly action: CureAction;
  /** The server read the media_id and has no such media: the call itself was let in. */
  readonly refusesMediaId?: true;
}
