import { failWith, type AppError, type Result } from '../contract/errors.ts';
import { parseContentDisposition } from './content-disposition.ts';
import {
  describeOddAnswer,
  isHtml,
  MAX_JSON_BYTES,
  readJsonObject,
  readRefusal,
  readStart,
  type CallContext,
} from './answer.ts';
import { isLoopback } from './endpoint.ts';
import { MAX_ANSWER_BYTES, type Http, type HttpAnswer, type HttpRequest } from './http.ts';
import type { Intake } from './intake.ts';

/** A fetched file's facts; its bytes went to the sink. */
export interface DownloadedMedia {
  /** The header's name, decoded; without path parts and control characters; null where there is none. */
  readonly fileName: string | null;
  /** The header as it came; null where there is none. */
  readonly contentType: string | null;
}

const MAX_VIDEO_REDIRECTS = 3;

/** Why an answer's body is not the file's bytes as they are, or null. `size`: of the whole file, null where unknown. */
export function refuseBody(answer: HttpAnswer, size: number | null): AppError | null {
  if (size !== null && size > MAX_ANSWER_BYTES) {
    return { code: 'answer_too_large', facts: { limit: MAX_ANSWER_BYTES } };
  }
  // Bytes in a coding we did not ask for are not the file.
  const coding = answer.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  return coding === 'identity' || coding === '' ? null : { code: 'answer_unreadable', facts: { coding } };
}

/** Hands on the whole file: what was read of it already, then the rest. */
async function receiveFile(
  answer: HttpAnswer,
  start: Uint8Array,
  fileName: string | null,
  intake: Intake,
): Promise<Result<DownloadedMedia>> {
  const refusal = refuseBody(answer, answer.length);
  if (refusal) return failWith(refusal);
  let bytes = 0;
  const take = async (chunk: Uint8Array): Promise<void> => {
    if (bytes === 0) await intake.begin(answer.length);
    await intake.write(chunk);
    bytes += chunk.byteLength;
  };
  if (start.byteLength > 0) await take(start);
  for await (const chunk of answer.chunks) await take(chunk);
  // No server stores an empty file.
  if (bytes === 0) return failWith({ code: 'answer_empty', facts: { status: answer.status } });
  return { ok: true, value: { fileName, contentType: answer.header('content-type') } };
}

export type DownloadAnswer =
  | { readonly kind: 'file'; readonly file: DownloadedMedia }
  | { readonly kind: 'video_link'; readonly link: string };

/**
 * Tells a file, a refusal and a video link apart (wechat-api.md §4.2): with an `attachment` disposition it is the file,
 * whatever it looks like; without, small JSON may be one of the others and HTML is a proxy's page.
 */
export async function receiveDownload(
  answer: HttpAnswer,
  context: CallContext,
  readVideoLink: (object: Readonly<Record<string, unknown>>) => string | null,
  intake: Intake,
): Promise<Result<DownloadAnswer>> {
  const disposition = parseContentDisposition(answer.header('content-disposition'));
  const asFile = async (start: Uint8Array): Promise<Result<DownloadAnswer>> => {
    const file = await receiveFile(answer, start, disposition.fileName, intake);
    return file.ok ? { ok: true, value: { kind: 'file', file: file.value } } : file;
  };
  if (answer.status === 200 && disposition.attachment) return asFile(new Uint8Array());

  const { bytes, complete } = await readStart(answer, MAX_JSON_BYTES);
  const object = complete ? readJsonObject(bytes) : null;
  const refusal = object && readRefusal(object, context);
  if (refusal) return failWith(refusal);
  if (answer.status !== 200 || bytes.byteLength === 0) return failWith(describeOddAnswer(answer, bytes));
  const link = object && readVideoLink(object);
  if (link !== null) return { ok: true, value: { kind: 'video_link', link } };
  return isHtml(answer, bytes) ? failWith(describeOddAnswer(answer, bytes)) : asFile(bytes);
}

export interface VideoLinkOptions {
  readonly intake: Intake;
  readonly signal: AbortSignal;
  /** The person agreed to fetch over plain http. */
  readonly allowPlainHttp: boolean;
  /** Base URL of the server that gave the link. */
  readonly givenBy: string;
}

/** Why a link may not be followed, or null. */
function refuseLink(link: URL, options: VideoLinkOptions): AppError | null {
  const local = isLoopback(link);
  // From a server that is elsewhere it would reach into this computer's own services.
  if (local && !isLoopback(new URL(options.givenBy))) return { code: 'redirect_refused' };
  if (link.protocol === 'https:') return null;
  if (link.protocol !== 'http:') return { code: 'answer_unreadable' };
  return local || options.allowPlainHttp ? null : { code: 'video_link_plain_http' };
}

const NO_CONTEXT: CallContext = { call: 'get', secrets: [], ipPatterns: {} };

type VideoStep = { readonly file: DownloadedMedia } | { readonly next: URL };

async function receiveVideo(answer: HttpAnswer, from: URL, intake: Intake): Promise<Result<VideoStep>> {
  const location = answer.header('location');
  if (answer.status >= 300 && answer.status < 400 && location !== null && URL.canParse(location, from.href)) {
    return { ok: true, value: { next: new URL(location, from) } };
  }
  const received = await receiveDownload(answer, NO_CONTEXT, () => null, intake);
  if (!received.ok) return received;
  if (received.value.kind === 'file') return { ok: true, value: { file: received.value.file } };
  return failWith({ code: 'answer_unreadable' });
}

/** Fetches a `video_url` (wechat-api.md §4.3): without the token, at most three redirects on, never from https to http. */
export async function downloadVideoLink(
  http: Http,
  link: string,
  options: VideoLinkOptions,
): Promise<Result<DownloadedMedia>> {
  if (!URL.canParse(link)) return failWith({ code: 'answer_unreadable' });
  let url = new URL(link);
  for (let hop = 0; hop <= MAX_VIDEO_REDIRECTS; hop += 1) {
    const refusal = refuseLink(url, options);
    if (refusal) return failWith(refusal);
    const from = url;
    const request: HttpRequest = { method: 'GET', url: from.href, signal: options.signal };
    const step = await http.exchange(request, (answer) => receiveVideo(answer, from, options.intake));
    if (!step.ok) return step;
    if ('file' in step.value) return { ok: true, value: step.value.file };
    url = step.value.next;
    if (from.protocol === 'https:' && url.protocol !== 'https:') break;
  }
  return failWith({ code: 'redirect_refused' });
}
