import type { FetchedMedia, MediaType } from '../contract/media.ts';
import type { Mention } from '../contract/mention.ts';
import { shownTypeOf } from '../contract/shown-type.ts';

type Shown = Pick<FetchedMedia, 'contentType' | 'name'>;

/** The API's type of a fetched file: as its message says, else as its bytes do. */
export const fetchedTypeOf = (mention: Mention, fetched: Shown): MediaType =>
  saidTypeOf(mention) ?? shownTypeOf(fetched.contentType, fetched.name);

/** The same of what may not be fetched yet; null where nothing says it. */
export const mediaTypeOf = (mention: Mention, fetched: Shown | null): MediaType | null =>
  fetched ? fetchedTypeOf(mention, fetched) : saidTypeOf(mention);

const saidTypeOf = ({ type, hdVoice }: Mention): MediaType | null => type ?? (hdVoice ? 'voice' : null);
