import { DEFAULT_BASE_URLS } from '../contract/account.ts';
import type { Emit, LibraryPage, LibraryQuery } from '../contract/api.ts';
import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { CopyFormat } from '../contract/media.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { Thumbnails } from '../store/thumbnails.ts';
import type { Accounts } from './accounts.ts';
import { formatRecords, hasFormat } from './copy-formats.ts';

/** Writes the clipboard and reads it back: "copied" is said only of what is really there. */
export type WriteClipboard = (text: string) => Promise<boolean>;

/** More records deleted at once are counted in the audit log, and not named one by one. */
const MOST_NAMED = 1000;

/** What one may do with the library's records. */
export function createLibrary(options: {
  readonly records: MediaRecords;
  readonly thumbnails: Thumbnails;
  readonly accounts: Accounts;
  readonly writeClipboard: WriteClipboard;
  readonly emit: Emit;
  readonly audit: WriteAudit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}) {
  const { records, accounts } = options;
  return {
    /** Live and expired are told apart by the server's clock, as far as one account's is asked for. */
    page(query: LibraryQuery): Result<LibraryPage> {
      const account = query.accountId === null ? null : accounts.find(query.accountId);
      return succeed(records.page(query, options.now() + (account?.clockOffsetMs ?? 0)));
    },

    async remove(ids: readonly string[]): Promise<Result<{ removed: number }>> {
      const named = ids.length <= MOST_NAMED ? records.byIds(ids) : [];
      const removed = records.remove(ids);
      const result = removed.ok ? 'ok' : removed.error.code;
      for (const { mediaId, accountId, accountName } of named) {
        const account = { id: accountId, name: accountName };
        options.audit({ action: 'delete_record', account, subject: mediaId, result });
      }
      if (ids.length > MOST_NAMED) options.audit({ action: 'delete_record', count: ids.length, result });
      if (!removed.ok) return removed;
      options.emit('libraryChanged', { added: [] });
      await options.thumbnails.remove(ids).catch(options.onFault);
      return succeed({ removed: removed.value });
    },

    async copy(ids: readonly string[], format: CopyFormat): Promise<Result<{ copied: number }>> {
      const sources = records
        .byIds(ids)
        .filter((record) => hasFormat(record, format))
        .map((record) => {
          const account = accounts.find(record.accountId);
          const platform = account?.imitates ?? 'wecom';
          return { record, platform, baseUrl: account?.baseUrl ?? DEFAULT_BASE_URLS[platform] };
        });
      if (sources.length === 0) return fail('format_unavailable');
      const written = await options.writeClipboard(formatRecords(sources, format));
      const result = written ? 'ok' : 'clipboard_failed';
      options.audit({ action: 'copy', count: sources.length, format, result });
      return written ? succeed({ copied: sources.length }) : fail('clipboard_failed');
    },
  };
}
