import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { MediaRecord } from '../../electron/contract/media.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { createMediaRecords } from '../../electron/store/media-records.ts';
import type {} from '../../renderer/bridge.ts';
import { libraryQuery } from '../library-query.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';
import { accountOn, deskOf, makePng, readClipboard, writeTo } from './desk-actions.ts';

const FILES = 20;
/** Killed once so many media_ids of the round have been shown: from the first to nearly the last. */
const KILL_AFTER = [1, 4, 8, 12, 15, 18];

test(`after ${KILL_AFTER.length} kills amid ${FILES} uploads each, every media_id ever shown is in the library, and nothing else`, async ({
  launch,
  scratch,
  server,
}) => {
  const shown = new Set<string>();
  server.simulator.faults.set({ on: 'upload', latencyMs: 250 });
  let app = await launch();
  await deskOf(app).addAccount(accountOn(server, 'wecom', 'Guangzhou shop'));

  for (const [round, killAfter] of KILL_AFTER.entries()) {
    const before = shown.size;
    const running = app;
    let allDropped = false;
    const hear = (mediaId: string) => {
      shown.add(mediaId);
      if (allDropped && shown.size - before >= killAfter) void running.kill();
    };
    await tellShown(app.page, hear);
    const copied = watchClipboard(app, hear);
    for (const files of await filesOf(round, scratch)) await deskOf(app).drop(files);
    allDropped = true;
    // Ends with the app, which ends at the next media_id heard of.
    await copied;
    await running.kill();

    await expectSound(app.profile, join(scratch, `copy ${round}`), [...shown]);
    app = await launch({ profile: app.profile });
    const records = await libraryOf(app.page);
    expectNothingLost(records, [...shown]);
    expectNoGhosts(records, server.simulator.media());
    // What a person sees agrees with what is there.
    await expect(
      app.page.getByText(`${records.length} media_id${records.length === 1 ? '' : 's'}`, { exact: true }),
    ).toBeVisible();
    const stored = server.simulator.media().length;
    process.stdout.write(
      `    kill ${round + 1}: ${shown.size - before} shown in the round; in all ${shown.size} shown, ` +
        `${records.length} in the library, ${stored} on the server\n`,
    );
  }
});

/** In two drops: the media_ids of the first reach the clipboard while the second is under way. */
async function filesOf(round: number, scratch: string): Promise<readonly (readonly string[])[]> {
  const folder = join(scratch, `round ${round}`);
  await mkdir(folder);
  const picture = makePng(16);
  const paths = await Promise.all(
    Array.from({ length: FILES }, (_, at) => writeTo(folder, `poster ${round}-${at}.png`, picture)),
  );
  return [paths.slice(0, 3), paths.slice(3)];
}

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
  await electron.evaluate(({ clipboard }) => clipboard.writeText(''));
  for (;;) {
    const text = await readClipboard(electron).catch(() => null);
    if (text === null) return;
    for (const mediaId of text.split('\n').filter(Boolean)) hear(mediaId);
    await delay(20);
  }
}

const libraryOf = (page: Page): Promise<readonly MediaRecord[]> =>
  page.evaluate(async (query) => {
    const answer = await window.mediaDesk.libraryPage(query);
    return answer.ok ? answer.value.rows : [];
  }, libraryQuery());

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

/** The library as the kill left it, before the app has mended anything: opened as a copy. */
async function expectSound(profile: string, copy: string, shown: readonly string[]): Promise<void> {
  await mkdir(copy);
  for (const name of ['library.db', 'library.db-wal']) {
    await cp(join(profile, name), join(copy, name)).catch(() => undefined);
  }
  const opened = await openDatabase(join(copy, 'library.db'));
  if (!opened.ok) throw new Error(opened.failure);
  expect(opened.database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  const records = createMediaRecords(opened.database).page(libraryQuery(), 0);
  opened.database.close();
  expectNothingLost(records.rows, shown);
}
