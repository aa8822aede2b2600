import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { dialectOf, type Account } from '../contract/account.ts';
import type { WriteAudit } from '../contract/audit.ts';
import { refusesMediaId } from '../contract/errcodes/find.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { fetchExpiry, type FetchSubject } from '../contract/fetch-subject.ts';
import {
  HANDOVER_FORMATS,
  HANDOVER_KIND,
  HANDOVER_VERSION,
  type HandoverFormat,
  type HandoverRow,
  type HandoverSheet,
  type ReceivedHandover,
} from '../contract/handover.ts';
import {
  MAX_HANDOVER_BYTES,
  MAX_HANDOVER_PICTURES,
  MAX_HANDOVER_TEXT_BYTES,
  MAX_MEDIA_IDS,
} from '../contract/limits.ts';
import { isMediaId, MEDIA_LIFE_SECONDS } from '../contract/media.ts';
import type { Mention } from '../contract/mention.ts';
import type { Language } from '../contract/settings.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { FetchedThumbnails } from '../store/fetched-thumbnails.ts';
import { fileFailure } from '../store/file-failure.ts';
import { writeWhole } from '../store/media-files.ts';
import type { Accounts } from './accounts.ts';
import type { ChooseSavePath } from './fetches.ts';
import { mediaTypeOf } from './fetched-type.ts';
import { sheetAsHtml } from './handover-page.ts';
import { readSheet, sheetAsCsv, sheetAsJson } from './handover-text.ts';
import type { ChooseImportPath } from './library-import.ts';
import { ownerOf } from './media-owner.ts';
import { readFailureOf } from './read-failure.ts';
import { isoTime } from './record-fields.ts';
import type { Transfers } from './transfers.ts';

interface HandoverNeeds {
  readonly transfers: Transfers;
  readonly accounts: Accounts;
  readonly fetchedThumbnails: Pick<FetchedThumbnails, 'find'>;
  readonly settings: {
    readonly language: () => Language;
    readonly get: () => { chosenAccountId: string | null };
  };
  readonly chooseSavePath: ChooseSavePath;
  readonly chooseImportPath: ChooseImportPath;
  readonly audit: WriteAudit;
  readonly now: () => number;
}

/** A fetch that lives, and whose it is. */
interface Live {
  readonly transfer: Transfer;
  readonly subject: FetchSubject;
  readonly account: Account;
}

/** Hands live media_ids over to another desk of the same company, as a file between the two. */
export function createHandover(needs: HandoverNeeds) {
  const { audit } = needs;
  return {
    /** `count`: of those that live. */
    export: async (
      ids: readonly string[],
      format: HandoverFormat,
    ): Promise<Result<{ savedAs: string | null; count: number }>> => {
      const exported = await exportSheet(needs, ids, format);
      if (!exported.ok) audit({ action: 'export', format, result: exported.error.code });
      else if (exported.value.savedAs !== null)
        audit({ action: 'export', count: exported.value.count, format, result: 'ok' });
      return exported;
    },

    import: async (): Promise<Result<ReceivedHandover | null>> => {
      const path = await needs.chooseImportPath([...HANDOVER_FORMATS, 'htm']);
      if (path === null) return succeed(null);
      const received = await importSheet(needs, path);
      if (received.ok) audit({ action: 'import', count: received.value.mentions.length, result: 'ok' });
      else audit({ action: 'import', result: received.error.code });
      return received;
    },
  };
}

async function exportSheet(
  needs: HandoverNeeds,
  ids: readonly string[],
  format: HandoverFormat,
): Promise<Result<{ savedAs: string | null; count: number }>> {
  const live = ids.flatMap((id) => liveOf(needs, id) ?? []);
  const sheet = sheetOf(live, needs.now());
  if (!sheet.ok) return sheet;
  const day = sheet.value.made_at.slice(0, 10);
  const destination = await needs.chooseSavePath(`media-desk-handover-${day}.${format}`);
  if (destination === null) return succeed({ savedAs: null, count: 0 });
  const pieces = await piecesOf(needs, sheet.value, live, format);
  try {
    await writeWhole(destination, 0o666, async (file) => {
      for (const piece of pieces) {
        await file.writeFile(piece);
        await setImmediate();
      }
    });
  } catch (error) {
    return fileFailure(error);
  }
  return succeed({ savedAs: basename(destination), count: live.length });
}

/** Null where it is no media_id that can still be fetched, as far as is known. */
function liveOf({ transfers, accounts, now }: HandoverNeeds, id: string): Live | null {
  const transfer = transfers.find(id);
  const account = transfer && accounts.find(transfer.accountId);
  if (!transfer?.subject || !account) return null;
  const { subject, error } = transfer;
  const serverNow = (now() + account.clockOffsetMs) / 1000;
  const refused =
    error?.code === 'api_refused' && refusesMediaId(dialectOf(account.imitates), error.errcode ?? 0);
  const isGone = subject.probe ? !subject.probe.alive : refused;
  const lives = fetchExpiry(subject.mention, transfer.addedAt, account.clockOffsetMs).at > serverNow;
  return lives && !isGone && isMediaId(subject.mention.mediaId) ? { transfer, subject, account } : null;
}

function sheetOf(live: readonly Live[], now: number): Result<HandoverSheet> {
  const owners = new Set(live.map(({ account }) => ownerOf(account)));
  const [owner] = owners;
  if (owner === undefined) return fail('handover_nothing_live');
  if (owners.size > 1) return fail('handover_several_companies');
  if (owner.startsWith('account:')) return fail('handover_company_unknown');
  if (live.length > MAX_MEDIA_IDS) return fail('handover_too_large');
  return succeed({
    kind: HANDOVER_KIND,
    version: HANDOVER_VERSION,
    owner,
    made_at: isoTime(Math.floor(now / 1000)),
    media: live.map(rowOf),
  });
}

function rowOf({ transfer, subject: { mention }, account }: Live): HandoverRow {
  const expiry = fetchExpiry(mention, transfer.addedAt, account.clockOffsetMs);
  return {
    media_id: mention.mediaId,
    type: mediaTypeOf(mention, transfer.fetched),
    sender: mention.sender,
    message_id: mention.messageId,
    sent_at: mention.sentAt === null ? null : isoTime(mention.sentAt),
    expires_at: isoTime(expiry.at),
    expires_at_exact: expiry.isExact,
    name: transfer.fetched?.name ?? mention.fileName,
    hd_voice: mention.hdVoice,
  };
}

async function piecesOf(
  needs: HandoverNeeds,
  sheet: HandoverSheet,
  live: readonly Live[],
  format: HandoverFormat,
): Promise<Iterable<string>> {
  if (format === 'json') return sheetAsJson(sheet);
  if (format === 'csv') return sheetAsCsv(sheet);
  const pictures = await picturesOf(needs, live);
  return sheetAsHtml(sheet, { language: needs.settings.language(), pictures });
}

/** By media_id; the first of them, as many as a sheet may carry. */
async function picturesOf(
  { fetchedThumbnails }: HandoverNeeds,
  live: readonly Live[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  let held = 0;
  for (const { transfer, subject } of live) {
    const path = transfer.fetched && fetchedThumbnails.find(transfer.fetched.sha256, transfer.id);
    // It may make room for another at any time.
    const bytes = path === null ? null : await readFile(path).catch(() => null);
    if (!bytes || held + bytes.length > MAX_HANDOVER_PICTURES) continue;
    held += bytes.length;
    pictures.set(subject.mention.mediaId, bytes);
  }
  return pictures;
}

async function importSheet(
  { accounts, settings }: HandoverNeeds,
  path: string,
): Promise<Result<ReceivedHandover>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const sheet = await readSheet(text.value);
  if (!sheet.ok) return sheet;
  const { owner, rows, left } = sheet.value;
  const own = accounts.list().filter((account) => ownerOf(account) === owner);
  const account = own.find(({ id }) => id === settings.get().chosenAccountId) ?? own[0];
  if (!account) return fail('handover_foreign_company', { facts: { company: owner.replace(/^[^:]*:/, '') } });
  return succeed({ accountId: account.id, mentions: rows.map(mentionOf), left });
}

/** Bytes read and decoded before everyone else gets a turn. */
const READ_BYTES = 512 * 1024;

/** Only a page has pictures. Ten thousand rows without are a tenth of this, and the first look at a long text takes long. */
const mostBytes = (start: Uint8Array): number =>
  start[0] === '<'.charCodeAt(0) ? MAX_HANDOVER_BYTES : MAX_HANDOVER_TEXT_BYTES;

async function readText(path: string): Promise<Result<string>> {
  try {
    const file = await stat(path);
    if (!file.isFile()) return fail('file_not_regular');
    // All at once it would stop the window.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: READ_BYTES });
    let text = '';
    for await (const chunk of chunks) {
      if (text === '' && file.size > mostBytes(chunk)) return fail('handover_too_large');
      text += decoder.decode(chunk, { stream: true });
    }
    return succeed(text + decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return fail('handover_not_ours');
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    return fail(readFailureOf(error));
  }
}

/** The three days count from the message's time; where that is not known, from when the other desk saw it first. */
const mentionOf = (row: HandoverRow): Mention => ({
  mediaId: row.media_id,
  source: 'handover',
  type: row.type,
  sender: row.sender,
  addressee: null,
  messageId: row.message_id,
  sentAt: row.sent_at === null ? null : secondsOf(row.sent_at),
  seenAt: row.expires_at_exact ? null : Math.max(0, secondsOf(row.expires_at) - MEDIA_LIFE_SECONDS),
  fileName: row.name,
  hdVoice: row.hd_voice,
});

/** Since epoch; the sheet's times are checked. */
const secondsOf = (iso: string): number => Math.max(0, Math.floor(Date.parse(iso) / 1000));
