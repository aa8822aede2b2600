import type { Exchange } from './exchange.ts';
import {
  amrDurationMs,
  detectFormat,
  headBytes,
  mp3DurationMs,
  suffixes,
  type FileFormat,
} from './file-format.ts';
import { isMediaType, limitFor, voiceMaxMs, type MediaType, type TypeLimit } from './limits.ts';
import type { Spool, StoredMedia } from './media-place.ts';
import type { MediaStore } from './media-store.ts';
import { boundaryOf, readMediaPart, type FilePart } from './multipart-form.ts';
import { isMiniProgram } from './practice-accounts.ts';
import { success, type Outcome, type Reply } from './replies.ts';
import type { Dialect } from './routes.ts';

/** What the two platforms answer to the same mistake (wechat-api.md §7: 40004 and 40005 are swapped). */
const codes: Readonly<Record<Dialect, { method: number; type: number; shape: number }>> = {
  wecom: { method: 40058, type: 40005, shape: 44001 },
  oa: { method: 43002, type: 40004, shape: 41005 },
};

/** `media/upload`, checked in the order of wechat-api.md §9: method, type, multipart shape, size, format, store. */
export async function upload(exchange: Exchange, owner: string, store: MediaStore): Promise<Outcome> {
  const { request, query, route, effects } = exchange;
  const refused = codes[route.dialect];
  if (request.method !== 'POST') return refused.method;
  const type = query.get('type');
  if (!isMediaType(type)) return refused.type;
  const limit = limitFor(effects.limits ?? 'current', route.dialect, isMiniProgram(owner), type);
  if (!limit) return refused.type;
  const boundary = boundaryOf(request.headers['content-type']);
  if (boundary === null) return refused.shape;

  const spool = await store.spool(limit.maxBytes);
  let kept = false;
  try {
    const part = await readMediaPart(exchange.body, boundary, (chunk) => spool.write(chunk));
    if (!part || !acceptsFilelength(exchange, part, spool.bytes)) return refused.shape;
    const sizeRefusal = checkSize(exchange, limit, spool.bytes);
    if (sizeRefusal !== null) return sizeRefusal;
    const format = detectFormat(await spool.read(headBytes));
    const formatRefusal = await checkFormat(exchange, limit, format, part, spool);
    if (formatRefusal !== null) return formatRefusal;
    const { dialect } = route;
    const { rawFilename } = part;
    const media = await store.save(spool, { dialect, owner, type, format, rawFilename, jssdk: false });
    kept = true;
    return uploadReply(exchange, media);
  } finally {
    if (!kept) await spool.discard();
  }
}

function acceptsFilelength({ call, effects }: Exchange, part: FilePart, bytes: number): boolean {
  if (part.filelength === bytes) return true;
  call.flags.push(part.filelength === null ? 'filelength absent' : 'filelength mismatch');
  return !effects.strictFilelength;
}

function checkSize({ effects }: Exchange, limit: TypeLimit, bytes: number): number | null {
  if (bytes === 0) return 44001;
  if (bytes < limit.minBytes) return 40006;
  if (bytes <= limit.maxBytes) return null;
  return effects.alternateCodes ? limit.tooLargeAlternate : limit.tooLarge;
}

async function checkFormat(
  { route, effects }: Exchange,
  limit: TypeLimit,
  format: FileFormat | null,
  part: FilePart,
  spool: Spool,
): Promise<number | null> {
  if (limit.formats === null) return null;
  const fits =
    format !== null &&
    limit.formats.includes(format) &&
    (route.dialect === 'wecom' || suffixes[format].includes(suffixOf(part.rawFilename)));
  if (!fits) return effects.alternateCodes ? limit.wrongFormatAlternate : limit.wrongFormat;
  const durationMs = format === 'amr' ? amrDurationMs : format === 'mp3' ? mp3DurationMs : null;
  return durationMs && durationMs(await spool.read(spool.bytes)) > voiceMaxMs ? 45007 : null;
}

const suffixOf = (filename: string): string => /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';

function uploadReply(exchange: Exchange, { type, mediaId, createdAt }: StoredMedia): Reply {
  const { route, effects } = exchange;
  const seconds = createdAt + (effects.clockOffsetSeconds ?? 0);
  const asString = (route.dialect === 'wecom') !== (effects.swapCreatedAt ?? false);
  const media = {
    type,
    [idKeyOf(type)]: mediaId,
    created_at: asString ? String(seconds) : seconds,
  };
  const withErrcode = route.dialect === 'wecom' ? !effects.legacy : (effects.explicitErrcode ?? false);
  if (!withErrcode) return success(exchange, media);
  return success(exchange, { errcode: 0, errmsg: effects.emptyErrmsg ? '' : 'ok', ...media });
}

/** Only OA has thumbs, and names their id otherwise (wechat-api.md §3.3). */
const idKeyOf = (type: MediaType) => (type === 'thumb' ? 'thumb_media_id' : 'media_id');
