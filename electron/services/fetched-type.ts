import type { FetchedMedia, MediaType } from '../contract/media.ts';
import type { Mention } from '../contract/mention.ts';
import { viewKindOf, type ViewKind } from '../contract/view-kind.ts';

const TYPES: Readonly<Partial<Record<ViewKind, MediaType>>> = {
  picture: 'image',
  voice: 'voice',
  amr: 'voice',
  silk: 'voice',
  amr_wb: 'voice',
  speex: 'voice',
  video: 'video',
};

/** The API's type of what is fetched: as its message says, else as its bytes do; null where neither is there. */
export function mediaTypeOf(
  { type, hdVoice }: Mention,
  fetched: Pick<FetchedMedia, 'contentType' | 'name'> | null,
): MediaType | null {
  if (type !== null) return type;
  if (hdVoice) return 'voice';
  return fetched && (TYPES[viewKindOf(fetched.contentType, fetched.name)] ?? 'file');
}
