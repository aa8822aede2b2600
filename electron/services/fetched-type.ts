import type { FetchedMedia, MediaType } from '../contract/media.ts';
import type { Mention } from '../contract/mention.ts';
import { viewKindOf } from '../contract/view-kind.ts';

/** Whether or not anything here can show it: a HEIC or SVG picture is an image. */
const TYPES: Readonly<Record<string, MediaType>> = { image: 'image', audio: 'voice', video: 'video' };

type Shown = Pick<FetchedMedia, 'contentType' | 'name'>;

/** The API's type of a fetched file: as its message says, else as its bytes do. */
export const fetchedTypeOf = (mention: Mention, fetched: Shown): MediaType =>
  saidTypeOf(mention) ?? shownTypeOf(fetched);

/** The same of what may not be fetched yet; null where nothing says it. */
export const mediaTypeOf = (mention: Mention, fetched: Shown | null): MediaType | null =>
  fetched ? fetchedTypeOf(mention, fetched) : saidTypeOf(mention);

const saidTypeOf = ({ type, hdVoice }: Mention): MediaType | null => type ?? (hdVoice ? 'voice' : null);

function shownTypeOf({ contentType, name }: Shown): MediaType {
  const [kind = ''] = contentType.split('/', 1);
  return TYPES[kind] ?? (viewKindOf(contentType, name) === 'speex' ? 'voice' : 'file');
}
