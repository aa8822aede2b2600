import type { Result } from '../../../electron/contract/errors.ts';
import type { DownloadedMedia, WechatClient } from '../../../electron/wechat/client.ts';
import type { Endpoint } from '../../../electron/wechat/endpoint.ts';
import type { DownloadedPart } from '../../../electron/wechat/intake.ts';

/** A download into memory that later runs go on with. */
export interface KeptDownload {
  /** What a run is told that there is already. */
  part: DownloadedPart;
  readonly bytes: () => Buffer;
  /** Times it was begun anew. */
  readonly restarts: () => number;
  readonly progress: readonly (readonly [number, number | null])[];
  readonly run: (
    client: WechatClient,
    endpoint: Endpoint,
    token: string,
    mediaId: string,
  ) => Promise<Result<DownloadedMedia>>;
}

/** `onWrite` hears of every piece, with all that is written by then, before the next is asked for. */
export function keepDownload(
  onWrite: (bytes: number) => void | Promise<void> = () => undefined,
): KeptDownload {
  const chunks: Uint8Array[] = [];
  const progress: [number, number | null][] = [];
  let restarts = 0;
  const kept: KeptDownload = {
    part: { bytes: 0, total: null },
    bytes: () => Buffer.concat(chunks),
    restarts: () => restarts,
    progress,
    run: (client, endpoint, token, mediaId) =>
      client.download(endpoint, token, mediaId, {
        signal: new AbortController().signal,
        allowPlainHttp: false,
        from: kept.part,
        async write(chunk) {
          chunks.push(chunk);
          await onWrite(kept.part.bytes + chunk.byteLength);
        },
        restart() {
          restarts += 1;
          chunks.length = 0;
          return Promise.resolve();
        },
        onProgress(bytes, total) {
          kept.part = { bytes, total };
          progress.push([bytes, total]);
        },
      }),
  };
  return kept;
}
