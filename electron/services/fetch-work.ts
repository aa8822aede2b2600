import { fail, succeed, type AppError, type ErrorCode, type Result } from '../contract/errors.ts';
import { isMediaId, type FetchedMedia } from '../contract/media.ts';
import type { Mention } from '../contract/mention.ts';
import type { FetchedFiles } from '../store/fetched-files.ts';
import type { FetchedWriter } from '../store/fetched-writer.ts';
import { safeFileName } from '../store/file-names.ts';
import type { DownloadedMedia, WechatClient } from '../wechat/client.ts';
import type { Endpoint } from '../wechat/endpoint.ts';
import { SinkFailure } from '../wechat/intake.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import type { Connection } from './connections.ts';
import { contentTypeOf, extensionOf, isPreviewable } from './content-type.ts';
import type { History } from './history.ts';
import { mismatchOf, suffixDeclared } from './mismatch.ts';
import { mayPass } from './retry-policy.ts';
import type { Work, WorkContext } from './transfer-entry.ts';

export interface FetchNeeds {
  readonly accounts: Accounts;
  readonly tokens: AccessTokens;
  readonly client: WechatClient;
  readonly files: FetchedFiles;
  readonly history: History;
  /** Whether this computer may keep another. */
  readonly room: () => Result<null>;
}

interface Wanted {
  readonly accountId: string;
  readonly mention: Mention;
  /** The transfer's id, under which the bytes are kept. */
  readonly id: string;
}

interface Call {
  readonly connection: Connection;
  readonly accessToken: string;
  readonly mediaId: string;
  readonly hdVoice: boolean;
  readonly allowPlainHttp: boolean;
}

/** A file's beginning, from one server. */
interface Part {
  readonly writer: FetchedWriter;
  readonly baseUrl: string;
  /** Bytes of the whole file; null while unknown. */
  total: number | null;
}

/**
 * One fetch: a media_id in, its bytes in the local cache and what they are. What a broken connection left is kept for
 * the next run where the platform can go on from it.
 */
export function createFetchWork(needs: FetchNeeds, wanted: Wanted): Work {
  const { mediaId } = wanted.mention;
  let allowPlainHttp = false;
  /** Between runs. */
  let kept: Part | null = null;

  const takePart = async ({ baseUrl }: Endpoint): Promise<Result<Part>> => {
    await discarding;
    const before = kept;
    kept = null;
    if (before?.baseUrl === baseUrl && (await before.writer.resume())) return succeed(before);
    await before?.writer.discard();
    const writer = await needs.files.create(wanted.id);
    return writer.ok ? succeed({ writer: writer.value, baseUrl, total: null }) : writer;
  };

  /** A part must be gone before the next run makes its own under the same name. */
  let discarding: Promise<void> = Promise.resolve();
  const abandon = () => {
    discarding = kept?.writer.discard() ?? discarding;
    kept = null;
  };

  return {
    allowPlainHttp: () => {
      allowPlainHttp = true;
    },
    abandon,
    release: abandon,
    async run(context) {
      if (!isMediaId(mediaId)) return fail('media_id_malformed');
      const room = needs.room();
      if (!room.ok) return room;
      const connection = await needs.accounts.connect(wanted.accountId);
      if (!connection.ok) return connection;
      const part = await takePart(connection.value.endpoint);
      if (!part.ok) return part;
      let keep = false;
      try {
        const fetched = await needs.tokens.use(connection.value, context.signal, (accessToken) =>
          download(
            needs.client,
            { ...wanted.mention, connection: connection.value, accessToken, allowPlainHttp },
            part.value,
            context,
          ),
        );
        if (fetched.ok) {
          const finished = await finish(part.value.writer, fetched.value, wanted, context);
          if (finished.ok) needs.history.note(mediaId, wanted.accountId, 'fetched');
          return finished;
        }
        if (part.value.writer.size() > 0 && mayGoOn(fetched.error, connection.value.endpoint, wanted)) {
          await part.value.writer.rest();
          keep = !context.signal.aborted;
        }
        return fetched;
      } finally {
        if (keep) kept = part.value;
        else await part.value.writer.discard();
      }
    },
  };
}

function download(
  client: WechatClient,
  { connection, accessToken, mediaId, hdVoice, allowPlainHttp }: Call,
  part: Part,
  context: WorkContext,
): Promise<Result<DownloadedMedia>> {
  const { writer } = part;
  const orFail = (written: Result<null>) => {
    if (!written.ok) throw new SinkFailure(written.error);
  };
  return client.download(connection.endpoint, accessToken, mediaId, {
    signal: context.signal,
    onServerTime: connection.onServerTime,
    allowPlainHttp,
    hdVoice,
    from: { bytes: writer.size(), total: part.total },
    write: async (chunk) => orFail(await writer.write(chunk)),
    restart: async () => orFail(await writer.restart()),
    onProgress(bytesDone, bytesTotal) {
      part.total = bytesTotal;
      context.change({ bytesDone, bytesTotal });
    },
  });
}

async function finish(
  writer: FetchedWriter,
  answer: DownloadedMedia,
  { mention: { mediaId, hdVoice } }: Wanted,
  context: WorkContext,
): Promise<Result<null>> {
  const finished = await writer.finish();
  if (!finished.ok) return finished;
  const { size, sha256, head } = finished.value;
  const shown = await contentTypeOf(head);
  // Speex as WeChat stores it has no mark of its own: there the server's word is all there is (wechat-api.md §4.5).
  const isSpeex = hdVoice && shown === 'application/octet-stream' && saysSpeex(answer.contentType);
  const contentType = isSpeex ? 'audio/speex' : shown;
  // Bytes before the header, in this as in all (§4.1).
  const suffix = isSpeex ? 'speex' : ((await extensionOf(head)) ?? suffixDeclared(answer.contentType));
  const name = safeFileName(answer.fileName, mediaId, suffix);
  const previewable = isPreviewable(contentType);
  const mismatch = mismatchOf(answer.fileName, answer.contentType, contentType);
  const facts = { size, sha256, contentType, previewable, durationMs: null };
  const fetched: FetchedMedia = { name, ...facts, mismatch, savedAs: null };
  context.change({ name, bytesTotal: size, fetched });
  return succeed(null);
}

const saysSpeex = (header: string | null): boolean => /^\s*(voice|audio)\/(x-)?speex\b/i.test(header ?? '');

/** Besides what passes by itself: failures that say nothing against the bytes so far. */
const MENDED_ELSEWHERE: ReadonlySet<ErrorCode> = new Set([
  'tls_failed',
  'http_status',
  'proxy_page',
  'token_expired',
]);

/** Whether another run may go on where this one stopped; only WeCom's media/get knows Range (wechat-api.md §4.4). */
function mayGoOn(error: AppError, { dialect }: Endpoint, { mention: { hdVoice } }: Wanted): boolean {
  // It may be unreadable because it does not fit what is there.
  if (dialect !== 'wecom' || hdVoice || error.code === 'answer_unreadable') return false;
  return mayPass(error, dialect) || MENDED_ELSEWHERE.has(error.code);
}
