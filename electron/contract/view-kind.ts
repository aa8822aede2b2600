/** How the window shows a file. `amr_wb` and `speex` are named, but nothing here decodes them. */
export type ViewKind =
  'picture' | 'voice' | 'amr' | 'silk' | 'amr_wb' | 'speex' | 'video' | 'text' | 'json' | 'pdf' | 'none';

/** By the MIME type that the bytes show. SVG, HTML and scripts are absent: as text they may be read, never rendered. */
const KINDS: Readonly<Record<string, ViewKind>> = {
  'image/jpeg': 'picture',
  'image/png': 'picture',
  'image/gif': 'picture',
  'image/webp': 'picture',
  'image/bmp': 'picture',
  'image/avif': 'picture',
  'image/apng': 'picture',
  'audio/mpeg': 'voice',
  'audio/wav': 'voice',
  'audio/x-m4a': 'voice',
  'audio/mp4': 'voice',
  'audio/aac': 'voice',
  'audio/ogg': 'voice',
  'audio/flac': 'voice',
  'audio/webm': 'voice',
  'audio/amr': 'amr',
  'audio/silk': 'silk',
  'audio/amr-wb': 'amr_wb',
  'audio/speex': 'speex',
  'video/mp4': 'video',
  'video/x-m4v': 'video',
  'video/quicktime': 'video',
  'video/webm': 'video',
  'video/matroska': 'video',
  'video/ogg': 'video',
  'video/3gpp': 'video',
  'video/mpeg': 'video',
  'video/vnd.avi': 'video',
  'text/plain': 'text',
  'application/xml': 'text',
  'application/json': 'json',
  'application/pdf': 'pdf',
};

/** Pixels of a picture that is shown; fewer than are made to fit (limits.ts), for what is shown stays in memory. */
export const MOST_SHOWN_PIXELS = 80_000_000;

const UNKNOWN = 'application/octet-stream';

/** @param name speex as WeChat stores it has no mark of its own; its suffix is all there is (wechat-api.md §4.5) */
export function viewKindOf(contentType: string, name: string): ViewKind {
  const kind = KINDS[bare(contentType)];
  if (kind !== undefined) return kind;
  return contentType === UNKNOWN && /\.(speex|spx)$/i.test(name) ? 'speex' : 'none';
}

/** SECURITY: 7. What a file is served as: what an element of the page can show, text as plain text, else bytes and nothing more. */
export function servedTypeOf(contentType: string): string {
  const kind = KINDS[bare(contentType)];
  if (kind === 'picture' || kind === 'voice' || kind === 'video') return contentType;
  return kind === 'text' || kind === 'json' ? 'text/plain; charset=utf-8' : UNKNOWN;
}

/** Without parameters, as in `audio/ogg; codecs=opus`. */
const bare = (contentType: string): string => contentType.split(';', 1)[0] ?? contentType;
