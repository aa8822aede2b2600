/** Which suffixes, without dot, go with a kind of bytes. */
interface Suffixes {
  /** A file is sent under one of these, the usual one first; none where nobody minds how it is called. */
  readonly sent: readonly string[];
  /** Not lies either. */
  readonly also?: readonly string[];
}

/** By MIME type: kinds whose files begin unmistakably. Others say too little to be held to. */
const SUFFIXES: Readonly<Record<string, Suffixes>> = {
  'image/jpeg': { sent: ['jpg', 'jpeg'] },
  'image/png': { sent: ['png'] },
  'image/apng': { sent: ['png'] },
  'image/gif': { sent: ['gif'] },
  'image/webp': { sent: ['webp'] },
  'image/bmp': { sent: ['bmp'] },
  'image/avif': { sent: ['avif'] },
  'image/heic': { sent: ['heic', 'heif'] },
  'image/heif': { sent: [], also: ['heic', 'heif'] },
  'image/heic-sequence': { sent: [], also: ['heic', 'heif'] },
  'image/heif-sequence': { sent: [], also: ['heic', 'heif'] },
  'image/tiff': { sent: ['tif', 'tiff'] },
  'audio/amr': { sent: ['amr'] },
  'audio/amr-wb': { sent: [], also: ['amr'] },
  'audio/silk': { sent: [], also: ['silk'] },
  'audio/mpeg': { sent: ['mp3'] },
  'audio/wav': { sent: ['wav'] },
  'audio/ogg': { sent: ['ogg', 'oga', 'opus'] },
  'audio/speex': { sent: [], also: ['ogg'] },
  'audio/flac': { sent: [], also: ['flac'] },
  'audio/x-m4a': { sent: ['m4a', 'mp4'] },
  'audio/mp4': { sent: [], also: ['m4a', 'mp4'] },
  'audio/webm': { sent: [], also: ['webm'] },
  'video/mp4': { sent: ['mp4'], also: ['m4a', 'mov'] },
  'video/x-m4v': { sent: [], also: ['mp4'] },
  'video/quicktime': { sent: ['mov', 'qt'], also: ['mp4'] },
  'video/webm': { sent: ['webm'], also: ['mkv'] },
  'video/matroska': { sent: ['mkv', 'mka'], also: ['webm'] },
  'video/ogg': { sent: [], also: ['ogg'] },
  'application/pdf': { sent: [], also: ['pdf'] },
  // What is inside decides how it is called.
  'application/zip': { sent: [], also: ['zip', 'docx', 'xlsx', 'pptx'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { sent: [], also: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { sent: [], also: ['xlsx'] },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { sent: [], also: ['pptx'] },
};

const fitting = (contentType: string): readonly string[] => {
  const { sent = [], also = [] } = SUFFIXES[contentType] ?? {};
  return [...sent, ...also];
};

const KNOWN: ReadonlySet<string> = new Set(Object.keys(SUFFIXES).flatMap(fitting));

/** The suffixes a file of these bytes may be sent under, the usual one first; none where any name will do. */
export const sentSuffixes = (contentType: string): readonly string[] => SUFFIXES[contentType]?.sent ?? [];

/** The usual suffix of a kind of bytes; null where it has none. */
export const usualSuffix = (contentType: string): string | null => fitting(contentType)[0] ?? null;

/** The suffix of a name where the bytes are of another kind; null where nothing contradicts it. */
export function lyingSuffix(name: string, contentType: string): string | null {
  const suffix = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return KNOWN.has(suffix) && !fitting(contentType).includes(suffix) ? suffix : null;
}

/** Whether bytes can be told not to be of the kind they were declared; kinds that share a suffix are alike. */
export function isOtherKind(declared: string, contentType: string): boolean {
  const suffixes = fitting(declared);
  const own = fitting(contentType);
  return declared !== contentType && suffixes.length > 0 && !suffixes.some((one) => own.includes(one));
}
