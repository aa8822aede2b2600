import type { MediaType } from './media.ts';

/** Why a server would refuse a file, with what the words for it mention: sizes in bytes, playing times in seconds, MIME types, pixels. */
export type Refusal =
  | { readonly reason: 'type_not_on_platform'; readonly contentType: string }
  | {
      readonly reason: 'format_not_taken';
      readonly contentType: string;
      /** What is taken instead. */
      readonly taken: readonly string[];
    }
  | { readonly reason: 'too_small' | 'too_large'; readonly size: number; readonly limit: number }
  | { readonly reason: 'too_long'; readonly seconds: number; readonly limit: number }
  | { readonly reason: 'damaged' | 'incomplete'; readonly contentType: string }
  | { readonly reason: 'too_many_pixels'; readonly width: number; readonly height: number };

/** What the person can do about it. */
export const CURES = ['fit', 'send_as_file', 'switch_to_current', 'send_anyway'] as const;
export type Cure = (typeof CURES)[number];

/** What a file would have to become. */
export interface Conversion {
  readonly contentType: 'image/jpeg' | 'audio/amr' | 'video/mp4';
  /** Bytes. */
  readonly maxBytes: number;
  /** The person chooses which seconds; null: all of it. */
  readonly maxSeconds: number | null;
}

/** What would become of a file, sent to this account as `type`. */
export type Verdict =
  | { readonly kind: 'ready'; readonly type: MediaType }
  | {
      readonly kind: 'fits_after_conversion';
      readonly type: MediaType;
      readonly refusals: readonly Refusal[];
      readonly cures: readonly Cure[];
      readonly conversion: Conversion;
    }
  | {
      readonly kind: 'will_be_refused';
      /** Null: the platform has no type for it. */
      readonly type: MediaType | null;
      readonly refusals: readonly Refusal[];
      /** Empty only where the platform has no type for it. */
      readonly cures: readonly Cure[];
    };

/** Closed: the page has words for each (locale/en-preflight.ts). */
export const VERDICT_REASONS = [
  'type_not_on_platform',
  'format_not_taken',
  'too_small',
  'too_large',
  'too_long',
  'damaged',
  'incomplete',
  'too_many_pixels',
] as const satisfies readonly Refusal['reason'][];

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPG',
  'image/apng': 'APNG',
  'image/vnd.adobe.photoshop': 'PSD',
  'audio/amr': 'AMR',
  'audio/amr-wb': 'AMR-WB',
  'audio/mpeg': 'MP3',
  'audio/x-m4a': 'M4A',
  'audio/mp4': 'M4A',
  'video/quicktime': 'MOV',
  'video/matroska': 'MKV',
  'video/x-m4v': 'M4V',
  'video/webm': 'WebM',
  'image/webp': 'WebP',
  'video/3gpp': '3GP',
  'image/heic-sequence': 'HEIC',
  'image/heif-sequence': 'HEIF',
  'image/svg+xml': 'SVG',
  'image/x-icon': 'ICO',
  'audio/x-ms-asf': 'WMA',
  'video/x-ms-asf': 'WMV',
  'application/vnd.ms-asf': 'ASF',
  'text/plain': 'TXT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  // What its bytes are, whichever of the two.
  'application/x-cfb': 'DOC/XLS',
  'application/epub+zip': 'EPUB',
  'application/x-7z-compressed': '7Z',
  'application/x-rar-compressed': 'RAR',
  'application/vnd.android.package-archive': 'APK',
  'application/x-msdownload': 'EXE',
  'application/octet-stream': '?',
};

/** A longer subtype is no name that anybody uses. */
const LONGEST_NAME = 6;

/**
 * What people call a format, from its MIME type; the same in every language. `?`: the bytes do not tell, or it has no
 * such name.
 */
export function formatName(contentType: string): string {
  const known = FORMAT_NAMES[contentType];
  if (known !== undefined) return known;
  const subtype = contentType.replace(/^.*\/(?:x-|vnd\.)?/, '').toUpperCase();
  return subtype.length > LONGEST_NAME ? '?' : subtype;
}
