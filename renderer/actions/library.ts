import { succeed, type Result } from '../../electron/contract/errors.ts';
import type { LibraryFilter, LibrarySort } from '../../electron/contract/library.ts';
import { ask } from '../bridge.ts';
import { chosenAccount } from '../stores/account-store.ts';
import {
  followPlace,
  PAGE_ROWS,
  refreshSelected,
  TOP,
  useLibrary,
  type LibraryState,
  type Listing,
  type SelectedRecord,
} from '../stores/library-store.ts';
import { notifyError } from '../stores/notice-store.ts';

const readRows = (listing: Listing, offset: number, limit: number) =>
  ask((bridge) => bridge.libraryPage({ ...listing, offset, limit }));

const pagesOf = (first: number, last: number): readonly number[] => {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, last) / PAGE_ROWS);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
};

/** The rows being asked for, while they are seen for the first time. */
const showing: { running: Promise<void> | null } = { running: null };

/**
 * Asks for the rows now seen that are not here yet, and forgets pages far from them. Of the rows that fly by while one
 * answer is awaited, only those where the scrolling has come to are asked for.
 */
export function showRows(first: number, last: number): Promise<void> {
  useLibrary.setState({ visible: { first, last } });
  showing.running ??= loadMissing().finally(() => {
    showing.running = null;
  });
  return showing.running;
}

async function loadMissing(): Promise<void> {
  for (;;) {
    const { visible, pages } = useLibrary.getState();
    const missing = pagesOf(visible.first, visible.last).filter((page) => !pages.has(page));
    if (missing.length === 0 || !(await loadPages(missing, true))) return;
  }
}

/** The refresh under way, and the one that waits for its end because something changed meanwhile. */
const refresh: { running: Promise<void> | null; next: Promise<void> | null } = { running: null, next: null };

/** Asks again for what is seen. However many calls come while one runs, one more round answers them all. */
export function refreshLibrary(): Promise<void> {
  if (refresh.running) {
    refresh.next ??= refresh.running.then(() => {
      refresh.next = null;
      return refreshLibrary();
    });
    return refresh.next;
  }
  const { first, last } = useLibrary.getState().visible;
  refresh.running = loadPages(pagesOf(first, last), false).then(() => {
    refresh.running = null;
  });
  return refresh.running;
}

/**
 * Reads pages. False: they are not here, for they cannot be read or are no longer what is asked for.
 * `keepsOthers`: beside the pages that are here.
 */
async function loadPages(wanted: readonly number[], keepsOthers: boolean): Promise<boolean> {
  const { listing } = useLibrary.getState();
  const answers = await Promise.all(
    wanted.map(async (page) => ({ page, answer: await readRows(listing, page * PAGE_ROWS, PAGE_ROWS) })),
  );
  const now = useLibrary.getState();
  if (now.listing !== listing) return false;
  const pages = new Map(keepsOthers && now.shown === listing ? nearby(now) : []);
  let { total, selected } = now;
  for (const { page, answer } of answers) {
    if (!answer.ok) {
      notifyError(answer.error);
      return false;
    }
    pages.set(page, answer.value.rows);
    total = answer.value.total;
    selected = refreshSelected(selected, answer.value.rows);
  }
  useLibrary.setState({
    pages,
    total,
    selected,
    shown: listing,
    active: followPlace(now.active, pages, total),
    anchor: followPlace(now.anchor, pages, total),
  });
  return true;
}

const KEEP_PAGES = 6;

const nearby = ({ pages, visible }: LibraryState) =>
  [...pages].filter(([page]) => Math.abs(page - Math.floor(visible.first / PAGE_ROWS)) <= KEEP_PAGES);

/** What is listed from now on, seen from its top. */
const changeListing = (change: Partial<Listing>, more: Partial<LibraryState> = {}): Promise<void> => {
  const { listing } = useLibrary.getState();
  useLibrary.setState({
    ...more,
    listing: { ...listing, ...change },
    visible: { first: 0, last: 0 },
    active: TOP,
    anchor: TOP,
  });
  return refreshLibrary();
};

/** What is selected may be among what is now hidden, so nothing is. */
const filterBy = (
  change: Partial<LibraryFilter>,
  more: Partial<Pick<LibraryState, 'scope'>> = {},
): Promise<void> => {
  const { filter } = useLibrary.getState().listing;
  return changeListing({ filter: { ...filter, ...change } }, { ...more, selected: new Map() });
};

export const changeFilter = (change: Partial<Omit<LibraryFilter, 'accountId'>>): Promise<void> =>
  filterBy(change);

/** Shows all of the account, or of all accounts where it does that. */
export const clearFilters = (): Promise<void> =>
  filterBy({ search: '', types: [], life: 'any', pinned: false });

export const setSort = (sort: LibrarySort): Promise<void> => changeListing({ sort });

/** What people look for first: the newest, the largest. */
const DESCENDS: ReadonlySet<LibrarySort['by']> = new Set(['uploaded', 'size']);

/** Sorts by it; where it does already, the other way round. */
export function sortBy(by: LibrarySort['by']): Promise<void> {
  const { sort } = useLibrary.getState().listing;
  return setSort({ by, descending: sort.by === by ? !sort.descending : DESCENDS.has(by) });
}

/** Follows the chosen account; with no account at all, every record shows. */
export const setScope = (scope: LibraryState['scope']): Promise<void> =>
  filterBy({ accountId: scope === 'all' ? null : (chosenAccount()?.id ?? null) }, { scope });

/** The chosen account may have changed: the library shows its records, unless it shows all. */
export async function followChosenAccount(): Promise<void> {
  const { scope, listing, shown } = useLibrary.getState();
  const accountId = scope === 'all' ? null : (chosenAccount()?.id ?? null);
  if (!shown || accountId !== listing.filter.accountId) await filterBy({ accountId });
}

/** Most rows main gives whole at once (contract/schemas.ts). */
const MOST_ROWS = 500;

/**
 * The records from row `first` to row `last`, seen or not, in list order; many in brief. Null where they cannot be
 * read or are no longer what is listed.
 */
export async function recordsBetween(
  first: number,
  last: number,
): Promise<ReadonlyMap<string, SelectedRecord> | null> {
  const { listing } = useLibrary.getState();
  const limit = last - first + 1;
  const answer = await (limit <= MOST_ROWS ? readWhole : readOutlines)(listing, first, limit);
  if (useLibrary.getState().listing !== listing) return null;
  if (answer.ok) return answer.value;
  notifyError(answer.error);
  return null;
}

type Selectable = Result<ReadonlyMap<string, SelectedRecord>>;

async function readWhole(listing: Listing, offset: number, limit: number): Promise<Selectable> {
  const answer = await readRows(listing, offset, limit);
  return answer.ok ? succeed(new Map(answer.value.rows.map((row) => [row.id, row]))) : answer;
}

async function readOutlines(listing: Listing, offset: number, limit: number): Promise<Selectable> {
  const answer = await ask((bridge) => bridge.libraryOutlines({ ...listing, offset, limit }));
  if (!answer.ok) return answer;
  const { ids, sizes, pins } = answer.value;
  const bytes = sizes.split('\n');
  const pinned = pins.split('\n');
  const records = new Map<string, SelectedRecord>();
  for (const [at, id] of ids.split('\n').entries())
    if (id !== '') records.set(id, { size: Number(bytes[at]), pinned: pinned[at] === '1' });
  return succeed(records);
}
