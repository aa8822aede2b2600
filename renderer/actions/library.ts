import { BY_NEED, EVERY_RECORD } from '../../electron/contract/library.ts';
import type { MediaRecord } from '../../electron/contract/media.ts';
import { ask } from '../bridge.ts';
import { askAloud } from './ask-aloud.ts';
import { chosenAccount } from '../stores/account-store.ts';
import {
  followPlace,
  PAGE_ROWS,
  TOP,
  useLibrary,
  type LibraryState,
  type Place,
} from '../stores/library-store.ts';
import { notify, notifyError } from '../stores/notice-store.ts';

const readRows = (offset: number, limit: number) => {
  const { accountId, search } = useLibrary.getState();
  const filter = { ...EVERY_RECORD, accountId, search };
  return ask((bridge) => bridge.libraryPage({ filter, sort: BY_NEED, offset, limit }));
};

const readPage = (page: number) => readRows(page * PAGE_ROWS, PAGE_ROWS);

const sameQuery = (a: LibraryState, b: LibraryState) => a.accountId === b.accountId && a.search === b.search;

const pagesOf = (first: number, last: number): readonly number[] => {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, last) / PAGE_ROWS);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
};

/** Asks for the rows now seen that are not here yet, and forgets pages far from them. */
export async function showRows(first: number, last: number): Promise<void> {
  useLibrary.setState({ visible: { first, last } });
  const before = useLibrary.getState();
  const missing = pagesOf(first, last).filter((page) => !before.pages.has(page));
  if (missing.length > 0) await loadPages(missing, false);
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
  refresh.running = loadPages(pagesOf(first, last), true).finally(() => {
    refresh.running = null;
  });
  return refresh.running;
}

async function loadPages(wanted: readonly number[], replace: boolean): Promise<void> {
  const before = useLibrary.getState();
  const answers = await Promise.all(wanted.map(async (page) => ({ page, answer: await readPage(page) })));
  const now = useLibrary.getState();
  if (!sameQuery(before, now)) return;
  const pages = new Map(replace ? [] : nearby(now));
  let total = now.total;
  for (const { page, answer } of answers) {
    if (!answer.ok) {
      notifyError(answer.error);
      return;
    }
    pages.set(page, answer.value.rows);
    total = answer.value.total;
  }
  useLibrary.setState({
    pages,
    total,
    loaded: true,
    active: followPlace(now.active, pages, total),
    anchor: followPlace(now.anchor, pages, total),
  });
}

const KEEP_PAGES = 6;

const nearby = ({ pages, visible }: LibraryState) =>
  [...pages].filter(([page]) => Math.abs(page - Math.floor(visible.first / PAGE_ROWS)) <= KEEP_PAGES);

const changeQuery = (change: Partial<LibraryState>): Promise<void> => {
  useLibrary.setState({
    ...change,
    visible: { first: 0, last: 0 },
    selected: new Set(),
    active: TOP,
    anchor: TOP,
  });
  return refreshLibrary();
};

export const setSearch = (search: string): Promise<void> => changeQuery({ search });

/** Follows the chosen account; with no account at all, every record shows. */
export const setScope = (scope: LibraryState['scope']): Promise<void> =>
  changeQuery({ scope, accountId: scope === 'all' ? null : (chosenAccount()?.id ?? null) });

/** The chosen account may have changed: the library shows its records, unless it shows all. */
export async function followChosenAccount(): Promise<void> {
  const { scope, accountId, loaded } = useLibrary.getState();
  const wanted = scope === 'all' ? null : (chosenAccount()?.id ?? null);
  if (!loaded || wanted !== accountId) await changeQuery({ accountId: wanted });
}

/** Deletes records after the person confirmed it. */
export async function removeRecords(ids: readonly string[]): Promise<void> {
  const answer = await askAloud((bridge) => bridge.removeRecords({ ids }));
  if (!answer.ok) return;
  notify({ kind: 'deleted', count: answer.value.removed });
  const gone = new Set(ids);
  const withoutGone = (place: Place) =>
    place.id !== null && gone.has(place.id) ? { ...place, id: null } : place;
  useLibrary.setState(({ selected, active, anchor }) => ({
    selected: new Set([...selected].filter((id) => !gone.has(id))),
    active: withoutGone(active),
    anchor: withoutGone(anchor),
  }));
  await refreshLibrary();
}

/** Most rows main gives at once (contract/schemas.ts). */
const MOST_ROWS = 500;

/** The rows from `first` to `last`, seen or not; none where they cannot be read. */
export async function rowsBetween(first: number, last: number): Promise<readonly MediaRecord[]> {
  const rows: MediaRecord[] = [];
  for (let at = first; at <= last; at += MOST_ROWS) {
    const answer = await readRows(at, Math.min(MOST_ROWS, last - at + 1));
    if (!answer.ok) {
      notifyError(answer.error);
      return [];
    }
    rows.push(...answer.value.rows);
  }
  return rows;
}
