import {
  BY_NEED,
  EVERY_RECORD,
  type LibraryFilter,
  type LibraryQuery,
} from '../electron/contract/library.ts';

/** What to ask of a library page: everything, in the usual order, but for what is given. */
export const libraryQuery = (
  filter: Partial<LibraryFilter> = {},
  more: Partial<Omit<LibraryQuery, 'filter'>> = {},
): LibraryQuery => ({
  filter: { ...EVERY_RECORD, ...filter },
  sort: BY_NEED,
  offset: 0,
  limit: 500,
  ...more,
});
