/** Suffixes whose files begin unmistakably, and the MIME types that their bytes show. Others say too little to be held to. */
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png', 'image/apng'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  bmp: ['image/bmp'],
  avif: ['image/avif'],
  heic: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  pdf: ['application/pdf'],
  amr: ['audio/amr', 'audio/amr-wb'],
  silk: ['audio/silk'],
  mp3: ['audio/mpeg'],
  wav: ['audio/wav'],
  ogg: ['audio/ogg', 'audio/speex', 'video/ogg'],
  m4a: ['audio/x-m4a', 'audio/mp4', 'video/mp4'],
  mp4: ['video/mp4', 'video/x-m4v', 'audio/x-m4a', 'audio/mp4', 'video/quicktime'],
  mov: ['video/quicktime', 'video/mp4'],
  webm: ['video/webm', 'audio/webm', 'video/matroska'],
  mkv: ['video/matroska', 'video/webm'],
};

/** The suffix of a name, without dot, where the bytes are of another kind; null where nothing contradicts it. */
export function lyingSuffix(name: string, contentType: string): string | null {
  const suffix = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const fitting = SUFFIXES[suffix];
  return fitting && !fitting.includes(contentType) ? suffix : null;
}
