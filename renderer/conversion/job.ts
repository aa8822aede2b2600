import type { Result } from '../../electron/contract/errors.ts';
import type { AmrQuestion } from '../codecs/amr-codec.ts';

/** What is converted: bytes on our own protocol, which answers Range, or bytes the page holds. */
export type ConversionSource =
  { readonly url: string; readonly size: number; readonly contentType: string } | Blob;

/** What a picture can be made into. */
export const PICTURES_MADE = ['image/jpeg', 'image/png'] as const;
export type PictureMade = (typeof PICTURES_MADE)[number];

/** What the account takes. Sizes in bytes, times in seconds. */
export type FitTarget =
  | {
      readonly kind: 'image';
      readonly contentTypes: readonly PictureMade[];
      readonly maxBytes: number;
    }
  | { readonly kind: 'thumb'; readonly maxBytes: number }
  /** The chosen part of the sound; what lies behind a minute of it is left out. */
  | { readonly kind: 'voice'; readonly maxBytes: number; readonly from: number; readonly to: number }
  | { readonly kind: 'video'; readonly maxBytes: number };

export type FitTargetOf<Kind extends FitTarget['kind']> = Extract<FitTarget, { readonly kind: Kind }>;

/** What came out: at most `maxBytes`. What was encoded is decoded once more before it is handed over; a cut AMR was not. */
export interface Fitted {
  readonly blob: Blob;
  readonly contentType: string;
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
}

/** The first message to a worker. */
export interface Job<Target extends FitTarget = FitTarget> {
  readonly source: ConversionSource;
  readonly target: Target;
}

/** Said to a worker whose job is no longer wanted. */
export const CANCEL = 'cancel';

/** AMR codecs beside the worker of a voice, which encode at the same time. */
export const CODECS = 2;

/** What the worker of a voice asks of the page; it gets an Answer. */
export type Ask =
  | {
      readonly want: 'decode';
      readonly bytes: ArrayBuffer;
      /** Samples a second wanted. */
      readonly rate: number;
      /** Seconds. */
      readonly from: number;
      readonly to: number;
    }
  | { readonly want: 'amr'; readonly codec: number; readonly question: AmrQuestion };

export interface Answer {
  /** Of the Ask. */
  readonly id: number;
  readonly answer: unknown;
}

/**
 * What a worker says: that it has read on; how far it is, from 0 to 1; what it asks of the page; that its picture is
 * HEIC, which another worker reads; and once how it ended.
 */
export type JobNews =
  | { readonly reads: true }
  | { readonly progress: number }
  | { readonly ask: Ask; readonly id: number }
  | { readonly isHeic: true }
  | { readonly result: Result<Fitted> };
