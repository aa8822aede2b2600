import type { Result } from '../../electron/contract/errors.ts';

/** What is converted: bytes on our own protocol, which answers Range, or bytes the page holds. */
export type ConversionSource =
  { readonly url: string; readonly size: number; readonly contentType: string } | Blob;

/** What the account takes. Sizes in bytes, times in seconds. */
export type FitTarget =
  | {
      readonly kind: 'image';
      readonly contentTypes: readonly ('image/jpeg' | 'image/png')[];
      readonly maxBytes: number;
    }
  | { readonly kind: 'thumb'; readonly maxBytes: number }
  /** The chosen part of the sound; what lies behind a minute of it is left out. */
  | { readonly kind: 'voice'; readonly maxBytes: number; readonly from: number; readonly to: number }
  | { readonly kind: 'video'; readonly maxBytes: number };

export type FitTargetOf<Kind extends FitTarget['kind']> = Extract<FitTarget, { readonly kind: Kind }>;

/** What came out: at most `maxBytes`, and decoded once more before it is handed over. */
export interface Fitted {
  readonly blob: Blob;
  readonly contentType: string;
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
}

/** The one message to a worker. */
export interface Job<Target extends FitTarget = FitTarget> {
  readonly source: ConversionSource;
  readonly target: Target;
}

/** Said to a worker whose job is no longer wanted; it still says its end. */
export const CANCEL = 'cancel';

/**
 * What a worker says: how far it is, from 0 to 1; a message for the codec beside it, whose answer it then gets; that its
 * picture is HEIC, which another worker reads; and once how it ended.
 */
export type JobNews =
  | { readonly progress: number }
  | { readonly ask: unknown }
  | { readonly isHeic: true }
  | { readonly result: Result<Fitted> };
