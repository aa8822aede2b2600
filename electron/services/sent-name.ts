/** Suffixes that agree with the bytes, the usual one first. */
const SUFFIXES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/apng': ['png'],
  'image/gif': ['gif'],
  'audio/amr': ['amr'],
  'audio/mpeg': ['mp3'],
  'video/mp4': ['mp4'],
  // Taken as plain files only; whoever gets one opens it by its suffix.
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/heic': ['heic', 'heif'],
  'image/bmp': ['bmp'],
  'image/tiff': ['tif', 'tiff'],
  'audio/wav': ['wav'],
  'audio/x-m4a': ['m4a', 'mp4'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'video/matroska': ['mkv', 'mka'],
};

/**
 * The name sent with a file. Official Accounts judge a file by its suffix (errcode 40005 without one), so a suffix
 * that disagrees with the bytes gets the true one appended.
 */
export function sentName(name: string, contentType: string): string {
  const suffixes = SUFFIXES[contentType];
  if (!suffixes) return name;
  const lower = name.toLowerCase();
  return suffixes.some((suffix) => lower.endsWith(`.${suffix}`)) ? name : `${name}.${suffixes[0]}`;
}

/** The name of what a file was made into: its suffix gives way to the one of its new bytes. */
export const fittedName = (name: string, contentType: string): string =>
  sentName(name.replace(/(?<=.)\.[^.]{1,5}$/, ''), contentType);
