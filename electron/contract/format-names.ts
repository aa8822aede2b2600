const NAMES: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPG',
  'image/apng': 'APNG',
  'image/vnd.adobe.photoshop': 'PSD',
  'audio/amr': 'AMR',
  'audio/amr-wb': 'AMR-WB',
  'audio/mpeg': 'MP3',
  'audio/x-m4a': 'M4A',
  'audio/mp4': 'M4A',
  'video/quicktime': 'MOV',
  'video/matroska': 'MKV',
  'video/x-m4v': 'M4V',
  'video/webm': 'WebM',
  'image/webp': 'WebP',
  'text/plain': 'TXT',
  'application/octet-stream': '?',
};

/** What people call a format, from its MIME type; the same in every language. `?`: the bytes do not tell. */
export const formatName = (contentType: string): string =>
  NAMES[contentType] ?? contentType.replace(/^.*\/(?:x-|vnd\.)?/, '').toUpperCase();
