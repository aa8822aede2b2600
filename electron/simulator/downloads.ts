import { randomBytes } from 'node:crypto';
import type { Exchange } from './exchange.ts';
import type { Effects } from './faults.ts';
import { contentTypes, silentAmr, type FileFormat } from './file-format.ts';
import { dispositionOf } from './download-names.ts';
import type { StoredMedia } from './media-place.ts';
import type { MediaStore } from './media-store.ts';
import { frontEndPage, success, type Outcome, type Reply } from './replies.ts';

/** WeCom gives at most this many bytes in one reply (wechat-api.md §4.4). */
const sliceMaxBytes = 20 * 1024 * 1024;

const extensions: Readonly<Record<FileFormat, string>> = {
  jpeg: '.jpg',
  png: '.png',
  gif: '.gif',
  amr: '.amr',
  mp3: '.mp3',
  mp4: '.mp4',
};

const silkMark = Buffer.from('\x02#!SILK_V3', 'latin1');

export interface Downloads {
  /** `media/get` and `media/get/jssdk`. */
  get(exchange: Exchange, owner: string): Promise<Outcome>;
  /** What a `video_url` leads to: no token asked. */
  video(exchange: Exchange): Promise<Outcome>;
}

export function createDownloads(store: MediaStore): Downloads {
  /** Ticket of a video_url → its video. */
  const videoLinks = new Map<string, StoredMedia>();
  /** Replies under way by media_id. */
  const underWay = new Map<string, number>();

  function occupied({ effects, signal }: Exchange, mediaId: string): boolean {
    const running = (underWay.get(mediaId) ?? 0) + 1;
    if (running > (effects.concurrency ?? Infinity)) return true;
    underWay.set(mediaId, running);
    signal.addEventListener('abort', () => {
      const left = (underWay.get(mediaId) ?? 1) - 1;
      if (left > 0) underWay.set(mediaId, left);
      else underWay.delete(mediaId);
    });
    return false;
  }

  function videoLink(exchange: Exchange, media: StoredMedia, scheme: 'http' | 'https'): Reply {
    const ticket = randomBytes(16).toString('hex');
    videoLinks.set(ticket, media);
    const host = exchange.request.headers.host ?? 'localhost';
    return success(exchange, { video_url: `${scheme}://${host}/oa/video?ticket=${ticket}` });
  }

  return {
    async get(exchange, owner) {
      const { route, query, effects } = exchange;
      const mediaId = query.get('media_id');
      if (!mediaId) return 41006;
      const media = await store.find(owner, mediaId);
      if (!media) return 40007;
      if (route.operation === 'get/jssdk') return media.jssdk ? hdVoice(exchange, store, media) : 40007;
      if (route.dialect === 'wecom' && occupied(exchange, mediaId)) return 45033;
      if (route.dialect === 'oa' && media.type === 'video' && effects.videoUrl !== null) {
        return videoLink(exchange, media, effects.videoUrl ?? 'http');
      }
      return mediaReply(exchange, store, media);
    },
    async video(exchange) {
      const media = videoLinks.get(exchange.query.get('ticket') ?? '');
      const live = media && (await store.find(media.owner, media.mediaId));
      return live ? mediaReply(exchange, store, live) : frontEndPage(404);
    },
  };
}

function mediaReply(exchange: Exchange, store: MediaStore, media: StoredMedia): Outcome {
  const { effects } = exchange;
  const extension = media.format ? extensions[media.format] : '.dat';
  const disposition = dispositionOf(media, extension, effects);
  const known = media.type === 'file' || !media.format ? null : contentTypes[media.format];
  const headers = {
    'Content-Type': effects.contentType ?? known ?? 'application/octet-stream',
    ...(disposition === null ? {} : { 'Content-disposition': disposition }),
  };
  const stand = standIn(exchange, media);
  if (stand) return sliced(exchange, headers, stand.length, (start, end) => [stand.subarray(start, end + 1)]);
  return sliced(exchange, headers, media.bytes, (start, end) => store.read(media, start, end));
}

/** Bytes served instead of the stored ones. */
function standIn({ effects }: Exchange, media: StoredMedia): Buffer | null {
  if (media.type !== 'voice') return null;
  if (effects.silk) return Buffer.concat([silkMark, silentAmr]);
  // The ordinary get of an HD voice gives AMR (wechat-api.md §4.5).
  return media.jssdk ? silentAmr : null;
}

/** wechat-api.md §4.5, §9 row 38. */
function hdVoice(exchange: Exchange, store: MediaStore, media: StoredMedia): Outcome {
  const name = exchange.route.dialect === 'oa' ? `${media.mediaId}.speex` : 'XXX';
  const headers = {
    'Content-Type': 'voice/speex',
    'Content-disposition': `attachment; filename="${name}"`,
  };
  return sliced(exchange, headers, media.bytes, (start, end) => store.read(media, start, end));
}

/** The whole body, or on WeCom the slice asked for (§9 rows 34–36). */
function sliced(
  { request, route, effects }: Exchange,
  headers: Readonly<Record<string, string>>,
  total: number,
  read: (start: number, end: number) => ReturnType<Reply['body']>,
): Outcome {
  const common = { ...headers, Connection: 'close', 'Cache-Control': 'no-cache, must-revalidate' };
  const whole = { status: 200, headers: common, length: total, body: () => read(0, total - 1) };
  if (route.dialect === 'oa') return whole;
  const asked = effects.ignoreRange ? undefined : request.headers.range;
  const range = effects.refuseRange && asked !== undefined ? 'unsatisfiable' : parseRange(asked, total);
  if (range === 'unsatisfiable') return frontEndPage(416, { 'Content-Range': `bytes */${total}` });
  const { start, end } = range ?? { start: 0, end: total - 1 };
  const length = end - start + 1;
  if (length > sliceMaxBytes) return 830002;
  if (!range) return whole;
  return {
    status: 206,
    headers: { ...common, 'Accept-Ranges': 'bytes', ...contentRange(range, total, effects) },
    length,
    body: () => read(start, end),
  };
}

function contentRange({ start, end }: ByteRange, total: number, effects: Effects): Reply['headers'] {
  if (effects.contentRange === 'absent') return {};
  const from = effects.contentRange === 'other-start' ? start + 1 : start;
  const of = effects.contentRange === 'other-total' ? total + 1 : total;
  return { 'Content-Range': `bytes ${from}-${end}/${of}` };
}

interface ByteRange {
  readonly start: number;
  /** Included. */
  readonly end: number;
}

/** A single `bytes=` range; anything else is ignored, as HTTP allows (`null`). */
function parseRange(header: string | undefined, total: number): ByteRange | 'unsatisfiable' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), total);
    return length === 0 ? 'unsatisfiable' : { start: total - length, end: total - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= total) return 'unsatisfiable';
  return { start, end: last === '' ? total - 1 : Math.min(Number(last), total - 1) };
}
