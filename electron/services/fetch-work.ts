import { fail, succeed, type Result } from '../contract/errors.ts';
import { isMediaId, type FetchedMedia } from '../contract/media.ts';
import type { FetchedFiles } from '../store/fetched-files.ts';
import { safeFileName } from '../store/file-names.ts';
import type { DownloadedMedia, WechatClient } from '../wechat/client.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import type { Connection } from './connections.ts';
import { contentTypeOf, extensionOf, isPreviewable } from './content-type.ts';
import type { History } from './history.ts';
import type { Work, WorkContext } from './transfer-entry.ts';

export interface FetchNeeds {
  readonly accounts: Accounts;
  readonly tokens: AccessTokens;
  readonly client: WechatClient;
  readonly files: FetchedFiles;
  readonly history: History;
}

interface Wanted {
  readonly accountId: string;
  readonly mediaId: string;
  /** The transfer's id, under which the bytes are kept. */
  readonly id: string;
}

/** One fetch: a media_id in, its bytes in the local cache and what they are. */
export function createFetchWork(needs: FetchNeeds, wanted: Wanted): Work {
  let allowPlainHttp = false;
  return {
    allowPlainHttp: () => {
      allowPlainHttp = true;
    },
    async run(context) {
      if (!isMediaId(wanted.mediaId)) return fail('media_id_malformed');
      const connection = await needs.accounts.connect(wanted.accountId);
      if (!connection.ok) return connection;
      const fetched = await needs.tokens.use(connection.value, context.signal, (accessToken) =>
        download(needs, connection.value, accessToken, { ...wanted, allowPlainHttp }, context),
      );
      if (!fetched.ok) return fetched;
      context.change({ name: fetched.value.name, bytesTotal: fetched.value.size, fetched: fetched.value });
      needs.history.note(wanted.mediaId, wanted.accountId, 'fetched');
      return succeed(null);
    },
  };
}

async function download(
  { client, files }: FetchNeeds,
  { endpoint, onServerTime }: Connection,
  accessToken: string,
  { id, mediaId, allowPlainHttp }: Wanted & { readonly allowPlainHttp: boolean },
  context: WorkContext,
): Promise<Result<FetchedMedia>> {
  const file = await files.create(id);
  if (!file.ok) return file;
  let received = false;
  let answer: Result<DownloadedMedia>;
  try {
    answer = await client.download(endpoint, accessToken, mediaId, {
      signal: context.signal,
      onServerTime,
      allowPlainHttp,
      write: (chunk) => file.value.write(chunk),
      onProgress: (bytesDone, bytesTotal) => context.change({ bytesDone, bytesTotal }),
    });
    received = answer.ok;
  } finally {
    if (!received) await file.value.discard();
  }
  if (!answer.ok) return answer;
  const finished = await file.value.finish();
  if (!finished.ok) return finished;
  const { size, sha256, head } = finished.value;
  const contentType = await contentTypeOf(head);
  const name = safeFileName(answer.value.fileName, mediaId, await extensionOf(head));
  return succeed({ name, size, sha256, contentType, previewable: isPreviewable(contentType), savedAs: null });
}
