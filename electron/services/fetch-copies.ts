import { DEFAULT_BASE_URLS } from '../contract/account.ts';
import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { fetchExpiry, type FetchSubject } from '../contract/fetch-subject.ts';
import type { CopyFormat } from '../contract/media.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { Accounts } from './accounts.ts';
import { formatMedia, hasFormat, joinFormatted, type CopySource } from './copy-formats.ts';
import { mediaTypeOf } from './fetched-type.ts';
import type { WriteClipboard } from './library.ts';
import type { Transfers } from './transfers.ts';

/** Copies fetches as records are copied: by media_id, as fields, as what is sent on. In the order of `ids`. */
export function createFetchCopies(needs: {
  readonly transfers: Transfers;
  readonly accounts: Accounts;
  readonly writeClipboard: WriteClipboard;
  readonly audit: WriteAudit;
}) {
  const sourceOf = (transfer: Transfer, subject: FetchSubject): CopySource => {
    const account = needs.accounts.find(transfer.accountId);
    const platform = account?.imitates ?? 'wecom';
    return {
      media: mediaOf(transfer, subject, account?.clockOffsetMs),
      platform,
      baseUrl: account?.baseUrl ?? DEFAULT_BASE_URLS[platform],
    };
  };

  return async (ids: readonly string[], format: CopyFormat): Promise<Result<{ copied: number }>> => {
    const texts = ids.flatMap((id) => {
      const transfer = needs.transfers.find(id);
      const source = transfer?.subject ? sourceOf(transfer, transfer.subject) : null;
      return source && hasFormat(source, format) ? [formatMedia(source, format)] : [];
    });
    if (texts.length === 0) return fail('format_unavailable');
    const written = await needs.writeClipboard(joinFormatted(texts, format));
    const result = written ? 'ok' : 'clipboard_failed';
    needs.audit({ action: 'copy', count: texts.length, format, result });
    return written ? succeed({ copied: texts.length }) : fail('clipboard_failed');
  };
}

function mediaOf(
  transfer: Transfer,
  { mention }: FetchSubject,
  clockOffsetMs: number | undefined,
): CopySource['media'] {
  const { fetched } = transfer;
  return {
    mediaId: mention.mediaId,
    accountName: transfer.accountName,
    type: mediaTypeOf(mention, fetched),
    name: fetched?.name ?? mention.fileName,
    size: fetched?.size ?? null,
    sha256: fetched?.sha256 ?? null,
    createdAt: mention.sentAt,
    expiresAt: fetchExpiry(mention, transfer.addedAt, clockOffsetMs).at,
    hdVoice: mention.hdVoice,
  };
}
