import type { Account } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { MEDIA_LIFE_SECONDS, type MediaRecord, type MediaType } from '../contract/media.ts';
import type { LiveMedia } from '../store/live-media.ts';
import type { UploadedMedia, WechatClient } from '../wechat/client.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import { findAlreadyLive } from './already-live.ts';
import { apiTypeFor, sentName } from './api-type.ts';
import type { Connection } from './connections.ts';
import { inspectFile, type LocalFile } from './local-file.ts';
import { ownerOf } from './media-owner.ts';
import type { RecordWriter } from './record-writer.ts';
import type { Work, WorkContext } from './transfer-entry.ts';

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
  readonly records: LiveMedia;
  readonly recordWriter: RecordWriter;
  readonly now: () => number;
}

/** A server clock this far from ours is not believed for an expiry (wechat-api.md §3.3). */
const ABSURD_MS = 24 * 60 * 60 * 1000;

/** One upload: look at the file, send it, and write its media_id into the library before anyone hears of it. */
export function createUploadWork(needs: UploadNeeds, accountId: string, file: FileInHand, id: string): Work {
  /** Set once the server has the file: a retry then never uploads it twice. */
  let media: MediaRecord | null = null;
  let recorded = false;
  /** What to do where the same bytes are live already; the person is asked. */
  let choice: 'ask' | 'use' | 'upload' = 'ask';

  const record = async (whole: MediaRecord, context: WorkContext): Promise<Result<null>> => {
    const written = recorded ? succeed(null) : await needs.recordWriter.write(whole);
    // Not sooner: what is not on the disk is not shown, unless the disk refuses it.
    context.change({ mediaId: whole.mediaId, recordId: whole.id, bytesDone: whole.size });
    if (!written.ok) return fail('record_not_written', { facts: { reason: written.error.code } });
    recorded = true;
    return written;
  };

  return {
    holdsResult: () => media !== null && !recorded,
    release: file.release,
    answerAlreadyLive(answer) {
      choice = answer;
    },
    async run(context) {
      if (media) return record(media, context);
      const found = await look(needs, accountId, file, context);
      if (!found.ok) return found;
      const live = choice === 'upload' ? succeed(null) : await lookForLive(needs, found.value);
      if (!live.ok) return live;
      if (live.value) return choice === 'use' ? use(live.value, context) : ask(live.value);
      const sent = await send(needs, found.value, file.name, context);
      if (!sent.ok) return sent;
      media = { ...sent.value, id, name: file.name };
      return record(media, context);
    },
  };
}

/** The live media_id takes the place of a new one: the library has its record already. */
function use({ id, mediaId, type, size }: MediaRecord, context: WorkContext): Result<null> {
  context.change({ mediaId, recordId: id, type, bytesDone: size });
  return succeed(null);
}

const ask = ({ mediaId, expiresAt, clockOffsetMs }: MediaRecord): Result<null> =>
  fail('already_live', { facts: { mediaId, expiresAt, clockOffsetMs } });

interface Found {
  readonly local: LocalFile;
  readonly type: MediaType;
  /** As it was before the upload: it may be gone when the answer comes. */
  readonly account: Account;
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
  if (!connection.ok) return connection;
  return succeed({ local: local.value, type, account, connection: connection.value });
}

const lookForLive = (
  { records, now }: UploadNeeds,
  { local, type, account }: Found,
): Promise<Result<MediaRecord | null>> =>
  findAlreadyLive(records, local, {
    owner: ownerOf(account),
    type,
    serverNow: now() + account.clockOffsetMs,
  });

async function send(
  needs: UploadNeeds,
  { local, type, account, connection }: Found,
  name: string,
  context: WorkContext,
): Promise<Result<Omit<MediaRecord, 'id' | 'name'>>> {
  const { size, contentType } = local;
  let clockOffsetMs = account.clockOffsetMs;
  const onServerTime = (offsetMs: number) => {
    clockOffsetMs = offsetMs;
    connection.onServerTime(offsetMs);
  };
  context.change({ state: 'running', type });
  const source = local.source(sentName(name, contentType));
  const sent = await needs.tokens.use(connection, context.signal, (accessToken) => {
    const stop = untilAllSent(context.signal, size);
    const onProgress = (bytesDone: number) => {
      stop.onProgress(bytesDone);
      context.change({ bytesDone });
    };
    const options = { signal: stop.signal, onServerTime, onProgress };
    return needs.client.upload(connection.endpoint, accessToken, { ...source, type }, options);
  });
  if (!sent.ok) return sent;
  // Nothing may fail from here on: the server has the file, and this is all that is known of it.
  return succeed({
    mediaId: sent.value.mediaId,
    accountId: account.id,
    accountName: account.name,
    type,
    size,
    sha256: source.sha256(),
    contentType,
    ...lifeOf(sent.value, needs.now() + clockOffsetMs),
    clockOffsetMs,
    owner: ownerOf(account),
    note: '',
    pinned: false,
  });
}

/**
 * A cancel reaches the network only until the last byte is handed over. After that the server may have the file, and
 * to hang up would lose its media_id: the answer is waited for, and the record written.
 */
function untilAllSent(cancelled: AbortSignal, size: number) {
  const abort = new AbortController();
  let allSent = false;
  const onCancel = () => {
    if (!allSent) abort.abort();
  };
  if (cancelled.aborted) onCancel();
  cancelled.addEventListener('abort', onCancel, { once: true });
  return {
    signal: abort.signal,
    onProgress: (bytesDone: number) => {
      allSent = bytesDone >= size;
    },
  };
}

/** Seconds since epoch. `serverNow` is our clock corrected by the server's, in ms. */
function lifeOf(
  { createdAt }: Pick<UploadedMedia, 'createdAt'>,
  serverNow: number,
): Pick<MediaRecord, 'createdAt' | 'expiresAt'> {
  const now = Math.floor(serverNow / 1000);
  const believable = createdAt !== null && Math.abs(createdAt * 1000 - serverNow) < ABSURD_MS;
  return { createdAt: createdAt ?? now, expiresAt: (believable ? createdAt : now) + MEDIA_LIFE_SECONDS };
}
