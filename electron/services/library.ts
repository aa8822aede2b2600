import { setImmediate } from 'node:timers/promises';
import { DEFAULT_BASE_URLS } from '../contract/account.ts';
import type { Emit } from '../contract/api.ts';
import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type {
  ExportRequest,
  ImportReport,
  LibraryPage,
  LibraryQuery,
  RecordChange,
} from '../contract/library.ts';
import type { CopyFormat, MediaRecord } from '../contract/media.ts';
import type { MediaRecords } from '../store/media-records.ts';
import type { Thumbnails } from '../store/thumbnails.ts';
import type { Accounts } from './accounts.ts';
import { formatMedia, hasFormat, joinFormatted, type CopySource } from './copy-formats.ts';
import type { ChooseSavePath } from './fetches.ts';
import { createTurns } from './in-turns.ts';
import { createExport } from './library-export.ts';
import { createImport, type ChooseImportPath } from './library-import.ts';
import { createOutlines } from './library-outlines.ts';

/** Writes the clipboard and reads it back: "copied" is said only of what is really there. */
export type WriteClipboard = (text: string) => Promise<boolean>;

/** Records whose words are put where search finds them, before everyone else gets a turn. */
const COMPLETED_AT_ONCE = 200;
/** More records deleted at once are counted in the audit log, and not named one by one. */
const MOST_NAMED = 1000;

/** What one may do with the library's records. */
export function createLibrary(options: {
  readonly records: MediaRecords;
  readonly thumbnails: Thumbnails;
  readonly accounts: Accounts;
  readonly writeClipboard: WriteClipboard;
  readonly chooseSavePath: ChooseSavePath;
  readonly chooseImportPath: ChooseImportPath;
  readonly newId: () => string;
  readonly emit: Emit;
  readonly audit: WriteAudit;
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}) {
  const { records, accounts } = options;
  /** By the server's clock, as far as one account's is asked for. */
  const serverNow = (accountId: string | null): number => {
    const account = accountId === null ? null : accounts.find(accountId);
    return options.now() + (account?.clockOffsetMs ?? 0);
  };
  const sourceOf = (record: MediaRecord): CopySource => {
    const account = accounts.find(record.accountId);
    const platform = account?.imitates ?? 'wecom';
    return { media: record, platform, baseUrl: account?.baseUrl ?? DEFAULT_BASE_URLS[platform] };
  };
  const exportRecords = createExport({ ...options, serverNow });
  const importRecords = createImport(options);
  return {
    page: (query: LibraryQuery): Result<LibraryPage> =>
      succeed(records.page(query, serverNow(query.filter.accountId))),

    outlines: createOutlines({ records, serverNow }),

    async change(ids: readonly string[], change: RecordChange): Promise<Result<{ changed: number }>> {
      const changed = await createTurns()(ids, (portion) => records.change(portion, change));
      // Where it failed on the way, something may have changed all the same.
      options.emit('libraryChanged', { added: [] });
      return changed.ok ? succeed({ changed: changed.value }) : changed;
    },

    async export(request: ExportRequest): Promise<Result<{ savedAs: string | null; count: number }>> {
      const exported = await exportRecords(request);
      if (!exported.ok) {
        options.audit({ action: 'export', format: request.format, result: exported.error.code });
      } else if (exported.value.savedAs !== null) {
        const { count } = exported.value;
        options.audit({ action: 'export', count, format: request.format, result: 'ok' });
      }
      return exported;
    },

    async import(): Promise<Result<ImportReport | null>> {
      const report = await importRecords();
      if (!report.ok) options.audit({ action: 'import', result: report.error.code });
      else if (report.value) options.audit({ action: 'import', count: report.value.added, result: 'ok' });
      if (!report.ok || report.value !== null) options.emit('libraryChanged', { added: [] });
      return report;
    },

    /** Makes up for what search does not know yet: all of a library of an earlier version. */
    async completeSearch(stop: AbortSignal): Promise<Result<null>> {
      let after: number | null = 0;
      while (after !== null && !stop.aborted) {
        const completed = records.completeSearch(after, COMPLETED_AT_ONCE);
        if (!completed.ok) return completed;
        after = completed.value;
        await setImmediate();
      }
      return succeed(null);
    },

    async remove(ids: readonly string[]): Promise<Result<{ removed: number }>> {
      const named = ids.length <= MOST_NAMED ? records.byIds(ids) : [];
      const removed = await createTurns()(ids, (portion) => records.remove(portion));
      const result = removed.ok ? 'ok' : removed.error.code;
      for (const { mediaId, accountId, accountName } of named) {
        const account = { id: accountId, name: accountName };
        options.audit({ action: 'delete_record', account, subject: mediaId, result });
      }
      if (ids.length > MOST_NAMED) options.audit({ action: 'delete_record', count: ids.length, result });
      options.emit('libraryChanged', { added: [] });
      if (!removed.ok) return removed;
      await options.thumbnails.remove(ids).catch(options.onFault);
      return succeed({ removed: removed.value });
    },

    async copy(ids: readonly string[], format: CopyFormat): Promise<Result<{ copied: number }>> {
      const texts: string[] = [];
      await createTurns()(ids, (portion) => {
        for (const record of records.byIds(portion)) {
          const source = sourceOf(record);
          if (hasFormat(source, format)) texts.push(formatMedia(source, format));
        }
        return succeed(portion.length);
      });
      if (texts.length === 0) return fail('format_unavailable');
      const written = await options.writeClipboard(joinFormatted(texts, format));
      const result = written ? 'ok' : 'clipboard_failed';
      options.audit({ action: 'copy', count: texts.length, format, result });
      return written ? succeed({ copied: texts.length }) : fail('clipboard_failed');
    },
  };
}
