import type { Account } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { MediaFacts } from '../contract/media-facts.ts';
import type { MediaRecord, MediaType } from '../contract/media.ts';
import type { Preflight } from '../contract/preflight.ts';
import type { LiveMedia } from '../store/live-media.ts';
import type { Accounts } from './accounts.ts';
import { findAlreadyLive } from './already-live.ts';
import { inspectFile, type LocalFile } from './local-file.ts';
import { ownerOf } from './media-owner.ts';
import type { WorkContext } from './transfer-entry.ts';
import type { FileInHand } from './upload-file.ts';
import { typesFor, verdictOf } from './verdict.ts';

/** What a file's bytes tell; `cancelled` where the signal comes first. */
export type ReadFacts = (path: string, signal: AbortSignal) => Promise<Result<MediaFacts>>;

export interface CheckNeeds {
  readonly accounts: Pick<Accounts, 'find'>;
  readonly readFacts: ReadFacts;
  readonly records: LiveMedia;
  readonly now: () => number;
}

/** A file as it was looked at, and what it would be sent as. */
export interface Checked {
  readonly local: LocalFile;
  readonly type: MediaType;
}

/** What to do where the same bytes are live already. */
export type LiveChoice = 'ask' | 'use' | 'upload';

/** Looks at a file before it is sent: what is it, would the server take it. Fails with what the person has to decide. */
export async function checkUpload(
  needs: CheckNeeds,
  accountId: string,
  file: FileInHand,
  context: WorkContext,
): Promise<Result<Checked>> {
  const path = file.path();
  if (!path.ok) return path;
  const local = await inspectFile(path.value);
  if (!local.ok) return local;
  const facts = await needs.readFacts(path.value, context.signal);
  if (!facts.ok) return facts;
  // Not sooner: its limits may have been changed while the file was read.
  const account = needs.accounts.find(accountId);
  if (!account) return fail('account_missing');
  const preflight = preflightOf(facts.value, account, file);
  const { verdict } = preflight;
  context.change({ preflight, name: file.name(), bytesTotal: local.value.size, type: verdict.type });
  if (verdict.type === null) {
    const { contentType } = facts.value;
    return fail('type_not_on_platform', { facts: { contentType, platform: account.imitates } });
  }
  if (verdict.kind !== 'ready' && !file.stored().anyway) return fail(verdict.kind);
  return succeed({ local: local.value, type: verdict.type });
}

function preflightOf(facts: MediaFacts, { limits, imitates }: Account, file: FileInHand): Preflight {
  const { sendAs, original } = file.stored();
  return {
    facts,
    verdict: verdictOf(facts, limits, imitates, sendAs),
    types: typesFor(facts, imitates, limits),
    chosenType: sendAs,
    original: original && { name: original.name, size: original.size, contentType: original.contentType },
  };
}

/** The live media_id to be used instead; null where there is none, or it was decided to upload anew. */
export async function lookForLive(
  { records, now }: CheckNeeds,
  account: Account,
  { local, type }: Checked,
  choice: LiveChoice,
  signal: AbortSignal,
): Promise<Result<MediaRecord | null>> {
  if (choice === 'upload') return succeed(null);
  const serverNow = now() + account.clockOffsetMs;
  const live = await findAlreadyLive(records, local, { owner: ownerOf(account), type, serverNow }, signal);
  return live.ok && live.value && choice === 'ask' ? ask(live.value) : live;
}

const ask = ({ mediaId, expiresAt, clockOffsetMs }: MediaRecord): Result<never> =>
  fail('already_live', { facts: { mediaId, expiresAt, clockOffsetMs } });
