import type { MediaRecord } from '../contract/media.ts';

/** Equal for texts people take to be equal: capitals, full-width letters, composed and decomposed accents. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What search looks through, less the note. A line break keeps a match from reaching from the name into the media_id. */
export const searchTextOf = ({ name, mediaId }: Pick<MediaRecord, 'name' | 'mediaId'>): string =>
  `${folded(name)}\n${folded(mediaId)}`;
