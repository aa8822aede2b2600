import type { Account } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { UploadDecision } from '../contract/preflight.ts';
import { MEDIA_LIFE_SECONDS, type MediaRecord } from '../contract/media.ts';
import type { UploadedMedia, WechatClient } from '../wechat/client.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import { ownerOf } from './media-owner.ts';
import type { RecordWriter } from './record-writer.ts';
import { sentName } from './sent-name.ts';
import type { Work, WorkContext } from './transfer-entry.ts';
import { checkUpload, lookForLive, type Checked, type CheckNeeds, type LiveChoice } from './upload-check.ts';
import type { FileInHand } from './upload-file.ts';

export interface UploadNeeds extends CheckNeeds {
  readonly accounts: Accounts;
  readonly tokens: AccessTokens;
  readonly client: WechatClient;
  readonly recordWriter: RecordWriter;
}

/** A server clock this far from ours is not believed for an expiry (wechat-api.md §3.3). */
const ABSURD_MS = 24 * 60 * 60 * 1000;

/** One upload: look at the file, send it, and write its media_id into the library before anyone hears of it. */
export function createUploadWork(needs: UploadNeeds, accountId: string, file: FileInHand, id: string): Work {
  /** As its check found it. */
  let checked: Checked | null = null;
  /** Set once the server has the file: a retry then never uploads it twice. */
  let media: MediaRecord | null = null;
  let recorded = false;
  let choice: LiveChoice = 'ask';

  const record = async (whole: MediaRecord, context: WorkContext): Promise<Result<null>> => {
    const written = recorded ? succeed(null) : await needs.recordWriter.write(whole);
    // Not sooner: what is not on the disk is not shown, unless the disk refuses it.
    context.change({ mediaId: whole.mediaId, recordId: whole.id, bytesDone: whole.size });
    if (!written.ok) return fail('record_not_written', { facts: { reason: written.error.code } });
    recorded = true;
    return written;
  };

  const look = async (context: WorkContext): Promise<Result<Looked>> => {
    const found = checked ? succeed(checked) : await checkUpload(needs, accountId, file, context);
    if (!found.ok) return found;
    checked = found.value;
    const account = needs.accounts.find(accountId);
    if (!account) return fail('account_missing');
    const live = await lookForLive(needs, account, found.value, choice, context.signal);
    return live.ok ? succeed({ ...found.value, account, live: live.value }) : live;
  };

  return {
    holdsResult: () => media !== null && !recorded,
    release: file.release,
    file: file.stored,
    decide(decision) {
      choice = LIVE_CHOICES[decision.kind] ?? 'ask';
      file.decide(decision);
    },
    fit(...fitted) {
      choice = 'ask';
      file.fit(...fitted);
    },
    async check(context) {
      if (media) return succeed(null);
      checked = null;
      const looked = await look(context);
      return looked.ok ? succeed(null) : looked;
    },
    async run(context) {
      if (media) return record(media, context);
      // Once more: the same bytes may have become live while it waited.
      const looked = await look(context);
      if (!looked.ok) return looked;
      if (looked.value.live) return use(looked.value.live, context);
      const sent = await send(needs, looked.value, file.name(), context);
      if (!sent.ok) return sent;
      media = { ...sent.value, id, name: file.name() };
      return record(media, context);
    },
  };
}

/** Any other decision is about another file than the one that was asked about. */
const LIVE_CHOICES: Readonly<Partial<Record<UploadDecision['kind'], LiveChoice>>> = {
  use_live: 'use',
  upload_anew: 'upload',
};

/** `account`: as it was before the upload; it may be gone when the answer comes. */
type Looked = Checked & { readonly account: Account; readonly live: MediaRecord | null };

/** The live media_id takes the place of a new one: the library has its record already. */
function use({ id, mediaId, type, size }: MediaRecord, context: WorkContext): Result<null> {
  context.change({ mediaId, recordId: id, type, bytesDone: size });
  return succeed(null);
}

async function send(
  needs: UploadNeeds,
  { local, type, account }: Looked,
  name: string,
  context: WorkContext,
): Promise<Result<Omit<MediaRecord, 'id' | 'name'>>> {
  const { size, contentType } = local;
  // Reading it would find out too, but only with a call begun, of which the server keeps count.
  const there = await local.recheck();
  if (!there.ok) return there;
  const connected = await needs.accounts.connect(account.id);
  if (!connected.ok) return connected;
  const connection = connected.value;
  let clockOffsetMs = account.clockOffsetMs;
  const onServerTime = (offsetMs: number) => {
    clockOffsetMs = offsetMs;
    connection.onServerTime(offsetMs);
  };
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
