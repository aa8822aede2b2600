import { DEFAULT_BASE_URLS } from '../contract/account.ts';
import type { Emit } from '../contract/api.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { LibraryPage, LibraryQuery, RecordChange } from '../contract/library.ts';
import type { CopyFormat } from '../contract/media.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { Thumbnails } from '../store/thumbnails.ts';
import type { Accounts } from './accounts.ts';
import { formatRecords, hasFormat } from './copy-formats.ts';

/** Writes the clipboard and reads it back: "copied" is said only of what is really there. */
export type WriteClipboard = (text: string) => Promise<boolean>;

/** What one may do with the library's records. */
export function createLibrary(options: {
  readonly records: MediaRecords;
  readonly thumbnails: Thumbnails;
  readonly accounts: Accounts;
  readonly writeClipboard: WriteClipboard;
  readonly emit: Emit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}) {
  const { records, accounts } = options;
  return {
    /** Live and expired are told apart by the server's clock, as far as one account's is asked for. */
    page(query: LibraryQuery): Result<LibraryPage> {
      const { accountId } = query.filter;
      const account = accountId === null ? null : accounts.find(accountId);
      return succeed(records.page(query, options.now() + (account?.clockOffsetMs ?? 0)));
    },

    change(ids: readonly string[], change: RecordChange): Result<{ changed: number }> {
      const changed = records.change(ids, change);
      if (!changed.ok) return changed;
      options.emit('libraryChanged', { added: [] });
      return succeed({ changed: changed.value });
    },

    async remove(ids: readonly string[]): Promise<Result<{ removed: number }>> {
      const removed = records.remove(ids);
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
      return written ? succeed({ copied: sources.length }) : fail('clipboard_failed');
    },
  };
}
