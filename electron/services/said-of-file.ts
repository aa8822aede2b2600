import type { FetchedMedia, MediaType } from '../contract/media.ts';
import { bareMention, type Mention } from '../contract/mention.ts';
import type { Transfer } from '../contract/transfer.ts';

/** What its message says of a fetch. */
export const mentionOf = ({ subject, mediaId }: Transfer): Mention =>
  subject?.mention ?? bareMention(mediaId ?? '', 'app');

/** What kind of media a fetched file is: as its message says, else as its bytes do. */
export function mediaTypeOf(transfer: Transfer, { contentType }: FetchedMedia): MediaType {
  const [kind = ''] = contentType.split('/', 1);
  return mentionOf(transfer).type ?? KINDS[kind] ?? 'file';
}

const KINDS: Readonly<Record<string, MediaType>> = { image: 'image', audio: 'voice', video: 'video' };
