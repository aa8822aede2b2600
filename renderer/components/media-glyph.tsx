import { AudioLines, File, FileText, Film, Image, RectangleVertical } from 'lucide-react';
import type { MediaType } from '../../electron/contract/media.ts';

interface MediaGlyphProps {
  readonly type: MediaType | null;
  readonly contentType?: string | undefined;
}

/** The icon for a kind of media; by type where it has one, else by its MIME type. */
export function MediaGlyph({ type, contentType = '' }: MediaGlyphProps) {
  switch (kindOf(type, contentType)) {
    case 'image':
      return <Image aria-hidden="true" />;
    case 'voice':
      return <AudioLines aria-hidden="true" />;
    case 'video':
      return <Film aria-hidden="true" />;
    case 'thumb':
      return <RectangleVertical aria-hidden="true" />;
    case 'text':
      return <FileText aria-hidden="true" />;
    case 'file':
      return <File aria-hidden="true" />;
  }
}

function kindOf(type: MediaType | null, contentType: string): MediaType | 'text' {
  if (type !== null && type !== 'file') return type;
  if (contentType.startsWith('image/')) return 'image';
  if (contentType.startsWith('audio/')) return 'voice';
  if (contentType.startsWith('video/')) return 'video';
  return contentType.startsWith('text/') || contentType === 'application/pdf' ? 'text' : 'file';
}
