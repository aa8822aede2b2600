import type { Page } from '@playwright/test';
import type { Settings } from '../../electron/contract/settings.ts';
import { en } from '../../electron/contract/locale/en.ts';
import type {} from '../../renderer/bridge.ts';
import { dropFiles } from '../e2e/desk-actions.ts';

/**
 * Begins `work` and gives the ms until `count` transfers are done in main and `isShown` holds on the painted page.
 * @throws where one ends otherwise
 */
async function untilShown(
  page: Page,
  { count, shown }: { readonly count: number; readonly shown: Shown },
  work: () => Promise<unknown>,
): Promise<number> {
  const ended = page.evaluate(watch, { count, shown });
  // The page answers in order: from here on it listens.
  await page.evaluate(() => null);
  const startedAt = Date.now();
  await work();
  return (await ended) - startedAt;
}

/** What the page shows once all is done. */
interface Shown {
  /** Rows of the library; null where it is not looked at. */
  readonly rows: number | null;
  /** The view's title line. */
  readonly title: string | null;
  readonly uploads: string;
}

/** Runs in the page. Gives the ms since epoch. */
function watch({ count, shown }: { readonly count: number; readonly shown: Shown }): Promise<number> {
  const isShown = () => {
    const rows = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
    // The heads of the columns are a row too.
    if (shown.rows !== null && rows !== String(shown.rows + 1)) return false;
    if (shown.rows !== null && document.querySelector(`[aria-label="${shown.uploads}"]`)) return false;
    return shown.title === null || document.body.innerText.includes(shown.title);
  };
  return new Promise((resolve, reject) => {
    const done = new Set<string>();
    const asking = new Set<string>();
    const untilPainted = () => {
      // Two frames: at the second the first is on the screen.
      if (isShown()) requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
      else requestAnimationFrame(untilPainted);
    };
    const stop = window.mediaDesk.onTransfersChanged((transfers) => {
      for (const { id, state, error } of transfers) {
        if (state === 'done') done.add(id);
        if (error?.code === 'upload_unconfirmed') asking.add(id);
        else if (state === 'failed' || error)
          reject(new Error(`a transfer ended with ${error?.code ?? state}`));
      }
      // The person's own time is not counted.
      if (asking.size === count) void window.mediaDesk.resumeTransfers({ ids: [...asking.values()] });
      if (asking.size === count) asking.clear();
      if (done.size < count) return;
      stop();
      untilPainted();
    });
  });
}

/** From the drop until the last row is in the library and none is left above it; `rows`: how many are there then. */
export const timeUploads = (page: Page, paths: readonly string[], rows: number): Promise<number> =>
  untilShown(page, { count: paths.length, shown: { rows, title: null, uploads: en.library.uploads } }, () =>
    dropFiles(page, paths),
  );

/** Takes all fetches off the desk, with their files. */
export const removeFetches = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const state = await window.mediaDesk.start(null);
    const transfers = state.ok ? state.value.transfers : [];
    const ids = transfers.filter(({ direction }) => direction === 'fetch').map(({ id }) => id);
    await window.mediaDesk.removeFetches({ ids });
  });

/** From the press on “Fetch all” until every tile is there. */
export async function timeFetches(page: Page, mediaIds: readonly string[], tiles: number): Promise<number> {
  await page.getByRole('textbox', { name: en.fetch.box }).fill(mediaIds.join('\n'));
  const button = page.getByRole('button', { name: en.action.fetchAll, exact: true });
  return untilShown(
    page,
    {
      count: mediaIds.length,
      shown: { rows: null, title: fetchSummary(tiles), uploads: en.library.uploads },
    },
    () => button.click(),
  );
}

const fetchSummary = (tiles: number): string =>
  en.fetch.summary.replace('{{done}}', String(tiles)).replace('{{total}}', String(tiles));

export async function setAtOnce(page: Page, change: Partial<Settings>): Promise<void> {
  const ok = await page.evaluate(
    async (wanted) => (await window.mediaDesk.changeSettings(wanted)).ok,
    change,
  );
  if (!ok) throw new Error('the settings were not changed');
}

/** The servers of today take pictures that the documented limits do not. */
export async function useCurrentLimits(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const started = await window.mediaDesk.start(null);
    if (!started.ok) throw new Error(started.error.code);
    for (const { id: accountId } of started.value.accounts) {
      const edits = { documented: {}, current: {} };
      await window.mediaDesk.changeLimits({ accountId, limits: { profile: 'current', edits } });
    }
  });
}
