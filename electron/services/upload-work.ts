import { fail, succeed, type Result } from '../contract/errors.ts';
import { MEDIA_LIFE_SECONDS, type MediaRecord, type MediaType } from '../contract/media.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { UploadedMedia, WechatClient } from '../wechat/client.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import { apiTypeFor, sentName } from './api-type.ts';
import type { Connection } from './connections.ts';
import { inspectFile, type LocalFile } from './local-file.ts';
import type { Emit, Work, WorkContext } from './transfers.ts';

/** A file to upload, wherever it came from. */
export interface FileInHand {
  readonly name: string;
  /** Where it lies; an error where a pasted file could not be kept. */
  readonly path: Result<string>;
  /** Called when the file is no longer needed. */
  readonly release: () => void;
}

export interface UploadNeeds {
  readonly accounts: Accounts;
  readonly tokens: AccessTokens;
  readonly client: WechatClient;
  readonly records: MediaRecords;
  readonly emit: Emit;
  readonly now: () => number;
}

/** A server clock this far from ours is not believed for an expiry (wechat-api.md §3.3). */
const ABSURD_MS = 24 * 60 * 60 * 1000;

/** One upload: look at the file, send it, and write its media_id into the library before anyone hears of it. */
export function createUploadWork(needs: UploadNeeds, accountId: string, file: FileInHand, id: string): Work {
  /** Set once the server has the file: a retry then only writes the record, and never uploads twice. */
  let unrecorded: MediaRecord | null = null;

  const record = (media: MediaRecord): Result<null> => {
    const inserted = needs.records.insert(media);
    if (inserted.ok) needs.emit('libraryChanged', { added: [media] });
    return inserted;
  };

  return {
    release: file.release,
    async run(context) {
      if (unrecorded) return record(unrecorded);
      const found = await look(needs, accountId, file, context);
      if (!found.ok) return found;
      const sent = await send(needs, found.value, file.name, context);
      if (!sent.ok) return sent;
      unrecorded = { ...sent.value, id, name: file.name };
      return record(unrecorded);
    },
  };
}

interface Found {
  readonly local: LocalFile;
  readonly type: MediaType;
  readonly connection: Connection;
}

/** Everything that can go wrong before a byte is sent. */
async function look(
  { accounts }: UploadNeeds,
  accountId: string,
  file: FileInHand,
  context: WorkContext,
): Promise<Result<Found>> {
  context.change({ state: 'checking' });
  if (!file.path.ok) return file.path;
  const local = await inspectFile(file.path.value);
  if (!local.ok) return local;
  const { size, contentType } = local.value;
  context.change({ bytesTotal: size });
  const account = accounts.find(accountId);
  if (!account) return fail('account_missing');
  const type = apiTypeFor(account.imitates, contentType);
  if (!type) return fail('type_not_on_platform', { facts: { contentType, platform: account.imitates } });
  const connection = await accounts.connect(accountId);
  return connection.ok ? succeed({ local: local.value, type, connection: connection.value }) : connection;
}

async function send(
  needs: UploadNeeds,
  { local, type, connection }: Found,
  name: string,
  context: WorkContext,
): Promise<Result<Omit<MediaRecord, 'id' | 'name'>>> {
  const { size, contentType } = local;
  context.change({ state: 'running', type });
  const source = local.source(sentName(name, contentType));
  const sent = await needs.tokens.use(connection, (accessToken) =>
    needs.client.upload(
      connection.endpoint,
      accessToken,
      { ...source, type },
      {
        signal: context.signal,
        onServerTime: connection.onServerTime,
        onProgress: (bytesDone) => context.change({ bytesDone }),
      },
    ),
  );
  if (!sent.ok) return sent;
  context.change({ mediaId: sent.value.mediaId, bytesDone: size });
  const account = needs.accounts.find(connection.accountId);
  const clockOffsetMs = account?.clockOffsetMs ?? 0;
  return succeed({
    mediaId: sent.value.mediaId,
    accountId: connection.accountId,
    accountName: account?.name ?? '',
    type,
    size,
    sha256: source.sha256(),
    contentType,
    ...lifeOf(sent.value, needs.now() + clockOffsetMs),
    clockOffsetMs,
  });
}

/** Seconds since epoch. `serverNow` is our clock corrected by the server's, in ms. */
function lifeOf(
  { createdAt }: UploadedMedia,
  serverNow: number,
): Pick<MediaRecord, 'createdAt' | 'expiresAt'> {
  const now = Math.floor(serverNow / 1000);
  const believable = createdAt !== null && Math.abs(createdAt * 1000 - serverNow) < ABSURD_MS;
  return { createdAt: createdAt ?? now, expiresAt: (believable ? createdAt : now) + MEDIA_LIFE_SECONDS };
}
