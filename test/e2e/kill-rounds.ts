import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { isFinal } from '../../electron/contract/transfer.ts';
import type { MediaRecord } from '../../electron/contract/media.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { createMediaRecords } from '../../electron/store/media-records.ts';
import type {} from '../../renderer/bridge.ts';
import { libraryQuery } from '../library-query.ts';
import { expect, type LaunchOptions, type RunningApp } from './app-fixture.ts';
import { accountOn, deskOf, makePicture, readClipboard, writeTo } from './desk-actions.ts';

interface Fixtures {
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>;
  readonly scratch: string;
  readonly server: { readonly simulator: Simulator; readonly origin: string };
}

/**
 * Kills the app so many times at a random moment while a queue of uploads is under way, and starts it again each time; a
 * queue that is through is followed by another. After each kill the library must be sound and hold every media_id ever
 * shown; in the end every file of every queue must be in it exactly once.
 */
export async function surviveKills(
  { launch, scratch, server }: Fixtures,
  options: { readonly kills: number; readonly files: number; readonly longestLifeMs: number },
): Promise<void> {
  server.simulator.faults.set({ on: 'upload', latencyMs: 100 });
  const shown = new Set<string>();
  const dropped: string[] = [];
  let app = await launch();
  await deskOf(app).addAccount(accountOn(server, 'wecom', 'Guangzhou shop'));

  for (let kill = 1; kill <= options.kills; kill += 1) {
    await tellShown(app.page, (mediaId) => shown.add(mediaId));
    const copied = watchClipboard(app, (mediaId) => shown.add(mediaId));
    if ((await namesIn(app.page)).length === dropped.length) {
      dropped.push(...(await dropQueue(app, scratch, dropped.length, options.files)));
    }
    await delay(Math.random() * options.longestLifeMs);
    await app.kill();
    await copied;
    const recorded = await expectSound(app.profile, join(scratch, `copy ${kill}`), [...shown]);
    process.stdout.write(
      `    kill ${kill}: ${shown.size} shown, ${recorded} recorded, ${dropped.length} dropped\n`,
    );
    app = await launch({ profile: app.profile });
  }

  await expect.poll(() => openTransfers(app.page), { timeout: 60_000 }).toBe(0);
  expect((await namesIn(app.page)).toSorted()).toEqual(dropped.toSorted());
  const records = await libraryOf(app.page);
  expectNothingLost(records, [...shown]);
  expectNoGhosts(records, server.simulator.media());
  const doubled = server.simulator.media().length - records.length;
  process.stdout.write(
    `    ${options.kills} kills: ${dropped.length} files, each in the library once; ${doubled} on the server twice\n`,
  );
}

/** Drops files of their own bytes and waits until main has taken them; gives their names. */
async function dropQueue(
  app: RunningApp,
  scratch: string,
  from: number,
  count: number,
): Promise<readonly string[]> {
  const folder = join(scratch, `queue ${from}`);
  await mkdir(folder);
  const names = Array.from({ length: count }, (_, at) => `poster ${from + at}.jpg`);
  const paths = await Promise.all(names.map((name) => writeTo(folder, name, makePicture(16))));
  const before = (await transfersOf(app.page)).length;
  await deskOf(app).drop(paths);
  await expect.poll(async () => (await transfersOf(app.page)).length).toBe(before + count);
  return names;
}

/** The states of all this run of the app knows of. */
const transfersOf = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.mediaDesk.start(null);
    return answer.ok ? answer.value.transfers.map(({ state }) => state) : [];
  });

const openTransfers = async (page: Page): Promise<number> =>
  (await transfersOf(page)).filter((state) => !isFinal(state)).length;

/** Hears of every media_id the page is told of as finished, or has on the screen. */
async function tellShown(page: Page, hear: (mediaId: string) => void): Promise<void> {
  await page.exposeFunction('tellShown', hear);
  await page.evaluate(() => {
    const tell = (mediaId: string | null | undefined) => {
      if (mediaId) (window as unknown as { tellShown: (id: string) => void }).tellShown(mediaId);
    };
    window.mediaDesk.onTransfersChanged((transfers) => {
      for (const { state, mediaId } of transfers) if (state === 'done') tell(mediaId);
    });
    window.mediaDesk.onLibraryChanged(({ added }) => {
      for (const { mediaId } of added) tell(mediaId);
    });
    new MutationObserver(() => {
      for (const chip of document.querySelectorAll('[aria-label^="media_id "]')) {
        tell(chip.getAttribute('aria-label')?.slice('media_id '.length));
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** Reads the clipboard over and over, until the app is gone. */
async function watchClipboard({ electron }: RunningApp, hear: (mediaId: string) => void): Promise<void> {
  // Playwright may lose the answer of a call while the app is busy: what is asked next tells.
  await electron.evaluate(({ clipboard }) => clipboard.writeText('')).catch(() => undefined);
  for (;;) {
    const text = await readClipboard(electron).catch(() => null);
    if (text === null) return;
    for (const mediaId of text.split('\n').filter(Boolean)) hear(mediaId);
    await delay(20);
  }
}

async function libraryOf(page: Page): Promise<readonly MediaRecord[]> {
  const rows: MediaRecord[] = [];
  for (;;) {
    const query = libraryQuery({}, { offset: rows.length });
    const more = await page.evaluate(async (asked) => {
      const answer = await window.mediaDesk.libraryPage(asked);
      return answer.ok ? answer.value.rows : [];
    }, query);
    if (more.length === 0) return rows;
    rows.push(...more);
  }
}

const namesIn = async (page: Page): Promise<readonly string[]> =>
  (await libraryOf(page)).map(({ name }) => name);

function expectNothingLost(records: readonly MediaRecord[], shown: readonly string[]): void {
  const ids = records.map(({ mediaId }) => mediaId);
  expect(shown.filter((mediaId) => !ids.includes(mediaId))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
}

/** A row without its media on the server, or under another name, would be a ghost. */
function expectNoGhosts(
  records: readonly MediaRecord[],
  stored: readonly { readonly mediaId: string; readonly filename: string; readonly bytes: number }[],
): void {
  const onServer = new Map(stored.map((media) => [media.mediaId, media]));
  for (const { mediaId, name, size } of records) {
    expect(onServer.get(mediaId)).toMatchObject({ filename: name, bytes: size });
  }
}

/** The library as the kill left it, before the app has mended anything, opened as a copy; gives how many it holds. */
async function expectSound(profile: string, copy: string, shown: readonly string[]): Promise<number> {
  await mkdir(copy);
  for (const name of ['library.db', 'library.db-wal']) {
    await cp(join(profile, name), join(copy, name)).catch(() => undefined);
  }
  const opened = await openDatabase(join(copy, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  expect(opened.database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  const stored = createMediaRecords(opened.database);
  const rows: MediaRecord[] = [];
  for (let more = 500; more === 500;) {
    const page = stored.page(libraryQuery({}, { offset: rows.length }), 0);
    rows.push(...page.rows);
    more = page.rows.length;
  }
  opened.database.close();
  expectNothingLost(rows, shown);
  return rows.length;
}
