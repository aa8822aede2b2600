import type { AppError, ErrorCode } from './errors.ts';
import type { MediaFacts } from './media-facts.ts';
import type { MediaType } from './media.ts';
import type { Verdict } from './verdict.ts';

/** Uploads added together wait for the person's confirmation where they are more than this. */
export const MOST_UNASKED = { files: 10, bytes: 100 * 1024 * 1024 } as const;

/** A file as it was before it was made to fit. */
export interface OriginalFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
}

/** What is known of an upload's file before it is sent. */
export interface Preflight {
  readonly facts: MediaFacts;
  readonly verdict: Verdict;
  /** What the person may send it as. */
  readonly types: readonly MediaType[];
  /** Null: as the bytes say. */
  readonly chosenType: MediaType | null;
  /** Set where the file in hand was made to fit. */
  readonly original: OriginalFile | null;
}

/** What the person decides about an upload that has not been sent. */
export type UploadDecision =
  /** Of `already_live`: the live media_id takes the place of a new one, or the same bytes are uploaded once more. */
  | { readonly kind: 'use_live' }
  | { readonly kind: 'upload_anew' }
  | { readonly kind: 'send_anyway' }
  | { readonly kind: 'send_as'; readonly type: MediaType }
  /** Lets go of what was made to fit. `type`: what the original is sent as; null: it is asked about anew. */
  | { readonly kind: 'restore_original'; readonly type: MediaType | null };

/** The codes of uploads that are `paused` for the person's decision. */
export const UPLOAD_QUESTIONS = [
  'already_live',
  'fits_after_conversion',
  'will_be_refused',
  /** Nothing is wrong; resuming confirms it. */
  'upload_unconfirmed',
] as const satisfies readonly ErrorCode[];
export type UploadQuestion = (typeof UPLOAD_QUESTIONS)[number];

/** What an upload asks the person; null where it asks nothing. */
export const questionOf = (transfer: {
  readonly state: string;
  readonly error: AppError | null;
}): UploadQuestion | null =>
  transfer.state === 'paused'
    ? (UPLOAD_QUESTIONS.find((code) => code === transfer.error?.code) ?? null)
    : null;
