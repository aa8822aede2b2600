import { succeed, type Result } from '../contract/errors.ts';
import { EXPIRING_SECONDS } from '../contract/library.ts';
import type { MediaRecord, MediaType } from '../contract/media.ts';
import type { LiveMedia } from '../store/live-media.ts';
import type { LocalFile } from './local-file.ts';

/**
 * The record whose media_id can be used instead of uploading this file: same bytes, same company or appid, same type,
 * and not about to expire. The file is read for it only where the library has live media of its size.
 * @param serverNow ms since epoch
 */
export async function findAlreadyLive(
  liveMedia: LiveMedia,
  file: LocalFile,
  {
    owner,
    type,
    serverNow,
  }: { readonly owner: string; readonly type: MediaType; readonly serverNow: number },
  signal: AbortSignal,
): Promise<Result<MediaRecord | null>> {
  const wanted = { owner, type, sendableAfter: Math.floor(serverNow / 1000) + EXPIRING_SECONDS };
  if (!liveMedia.hasLiveOfSize({ ...wanted, size: file.size })) return succeed(null);
  const sha256 = await file.hash(signal);
  return sha256.ok ? succeed(liveMedia.findLive({ ...wanted, sha256: sha256.value })) : sha256;
}
