import type { MediaType } from './media.ts';
import { viewKindOf } from './view-kind.ts';

/** What bytes can be told to be; a `thumb` is an image by its bytes. */
export type ShownType = Exclude<MediaType, 'thumb'>;

/** By the first part of the MIME type. */
const TYPES: Readonly<Record<string, ShownType>> = { image: 'image', audio: 'voice', video: 'video' };

/** The API's type that the bytes show, whether or not anything here can show them: a HEIC or SVG picture is an image. */
export function shownTypeOf(contentType: string, name: string): ShownType {
  const [family = ''] = contentType.split('/', 1);
  return TYPES[family] ?? (viewKindOf(contentType, name) === 'speex' ? 'voice' : 'file');
}
