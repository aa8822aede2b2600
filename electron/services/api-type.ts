import type { RealPlatform } from '../contract/account.ts';
import type { MediaType } from '../contract/media.ts';

/** Formats the platforms take, with the file name suffixes that agree with them (wechat-api.md §3.2). */
const FORMATS: Readonly<
  Record<
    string,
    {
      readonly suffixes: readonly [string, ...string[]];
      readonly types: Partial<Record<RealPlatform, MediaType>>;
    }
  >
> = {
  'image/jpeg': {
    suffixes: ['jpg', 'jpeg'],
    types: { wecom: 'image', official_account: 'image', mini_program: 'image' },
  },
  'image/png': {
    suffixes: ['png'],
    types: { wecom: 'image', official_account: 'image', mini_program: 'image' },
  },
  'image/apng': {
    suffixes: ['png'],
    types: { wecom: 'image', official_account: 'image', mini_program: 'image' },
  },
  'image/gif': { suffixes: ['gif'], types: { official_account: 'image', mini_program: 'image' } },
  'audio/amr': { suffixes: ['amr'], types: { wecom: 'voice', official_account: 'voice' } },
  'audio/mpeg': { suffixes: ['mp3'], types: { official_account: 'voice' } },
  'video/mp4': { suffixes: ['mp4'], types: { wecom: 'video', official_account: 'video' } },
  // Taken as plain files only; whoever gets one opens it by its suffix.
  'image/webp': { suffixes: ['webp'], types: {} },
  'image/avif': { suffixes: ['avif'], types: {} },
  'image/heic': { suffixes: ['heic', 'heif'], types: {} },
  'image/bmp': { suffixes: ['bmp'], types: {} },
  'image/tiff': { suffixes: ['tif', 'tiff'], types: {} },
  'audio/wav': { suffixes: ['wav'], types: {} },
  'audio/x-m4a': { suffixes: ['m4a', 'mp4'], types: {} },
  'audio/ogg': { suffixes: ['ogg', 'oga', 'opus'], types: {} },
  'video/quicktime': { suffixes: ['mov', 'qt'], types: {} },
  'video/webm': { suffixes: ['webm'], types: {} },
  'video/matroska': { suffixes: ['mkv', 'mka'], types: {} },
};

/** The API `type` for a file, from its bytes; null where the platform has none. WeCom takes anything as `file`. */
export const apiTypeFor = (platform: RealPlatform, contentType: string): MediaType | null =>
  FORMATS[contentType]?.types[platform] ?? (platform === 'wecom' ? 'file' : null);

/**
 * The name sent with a file. Official Accounts judge a file by its suffix (errcode 40005 without one), so a suffix
 * that disagrees with the bytes gets the true one appended.
 */
export function sentName(name: string, contentType: string): string {
  const format = FORMATS[contentType];
  if (!format) return name;
  const lower = name.toLowerCase();
  return format.suffixes.some((suffix) => lower.endsWith(`.${suffix}`))
    ? name
    : `${name}.${format.suffixes[0]}`;
}
