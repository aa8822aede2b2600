import { bareMention, type Mention } from '../contract/mention.ts';
import type { Transfer } from '../contract/transfer.ts';

/** What its message says of a fetch. */
export const mentionOf = ({ subject, mediaId }: Transfer): Mention =>
  subject?.mention ?? bareMention(mediaId ?? '', 'app');
