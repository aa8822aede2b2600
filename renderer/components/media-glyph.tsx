import { AudioLines, File, FileText, Film, Image, RectangleVertical } from 'lucide-react';
import type { MediaType } from '../../electron/contract/media.ts';
import { shownTypeOf } from '../../electron/contract/shown-type.ts';

interface MediaGlyphProps {
  readonly type: MediaType | null;
  readonly contentType?: string | undefined;
}

/** Made once: React passes over what is the same element as before. */
const GLYPHS: Readonly<Record<MediaType | 'text', React.JSX.Element>> = {
  image: <Image aria-hidden="true" />,
  voice: <AudioLines aria-hidden="true" />,
  video: <Film aria-hidden="true" />,
  thumb: <RectangleVertical aria-hidden="true" />,
  text: <FileText aria-hidden="true" />,
  file: <File aria-hidden="true" />,
};

/** The icon for a kind of media; by type where it has one, else by its MIME type. */
export const MediaGlyph = ({ type, contentType = '' }: MediaGlyphProps) => GLYPHS[kindOf(type, contentType)];

function kindOf(type: MediaType | null, contentType: string): MediaType | 'text' {
  if (type !== null && type !== 'file') return type;
  if (contentType.startsWith('text/') || contentType === 'application/pdf') return 'text';
  return shownTypeOf(contentType, '');
}
