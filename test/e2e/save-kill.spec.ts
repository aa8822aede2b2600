import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {} from '../../renderer/bridge.ts';
import { expect, test } from './app-fixture.ts';
import { accountOn, answerOpenDialog, deskWith } from './desk-actions.ts';

const COUNT = 120;

/** Of the list of the day, as either of its files has them. */
async function listed(folder: string, names: readonly string[], suffix: '.csv' | '.json') {
  const name = names.find((one) => one.startsWith('manifest') && one.endsWith(suffix));
  if (name === undefined) return [];
  const text = await readFile(join(folder, name), 'utf8');
  if (suffix === '.json') return (JSON.parse(text) as { file: string }[]).map(({ file }) => file);
  return text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1] ?? '');
}

test('a kill while files are saved by themselves leaves each that is saved in the list, once', async ({
  launch,
  scratch,
  server,
}) => {
  const folder = join(scratch, 'Saved media');
  await mkdir(folder);
  const app = await launch();
  const desk = await deskWith(app, accountOn(server, 'wecom', 'Harbour'));
  await answerOpenDialog(app.electron, folder);
  await app.page.evaluate(async () => {
    await window.mediaDesk.chooseSaveFolder(null);
    await window.mediaDesk.changeSettings({
      saveWhenFetched: true,
      saveManifest: true,
      savedName: '{{name}}',
    });
  });
  const owner = server.simulator.apps.wecom.corpid;
  const ids = await Promise.all(
    Array.from({ length: COUNT }, (_, at) =>
      server.simulator.receive({ owner, type: 'file', filename: `${at}.bin`, bytes: randomBytes(30_000) }),
    ),
  );
  const saved = async () => {
    const names = await readdir(folder);
    return { names, files: names.filter((name) => name.endsWith('.bin')).sort() };
  };
  let profile = app.profile;
  let running = app;
  server.simulator.faults.set({ on: 'get', latencyMs: 100 });
  await desk.fetchAll(ids.join('\n'));
  await expect(desk.page.getByText(`of ${COUNT} fetched`)).toBeVisible();
  for (const kept of [1, COUNT / 3, (2 * COUNT) / 3]) {
    await expect
      .poll(async () => (await saved()).files.length, { intervals: [5] })
      .toBeGreaterThanOrEqual(kept);
    await running.kill();
    running = await launch({ profile });
    profile = running.profile;
  }
  await expect(async () => {
    const { names, files } = await saved();
    expect((await listed(folder, names, '.json')).sort()).toEqual(files);
    expect((await listed(folder, names, '.csv')).sort()).toEqual(files);
    // What was fetched, but not yet handed on to be saved, stays unsaved: it is in Fetch.
    const states = await running.page.evaluate(async () => {
      const start = await window.mediaDesk.start(null);
      return start.ok
        ? start.value.transfers.map(
            ({ state, fetched, error }) => `${state} ${error?.code ?? fetched?.savedAs}`,
          )
        : [];
    });
    expect(states.filter((state) => !state.startsWith('done '))).toEqual([]);
    expect(states).toHaveLength(COUNT);
    expect(states.filter((state) => state !== 'done null')).toHaveLength(files.length);
    expect(names.filter((name) => name.startsWith('manifest'))).toHaveLength(2);
  }).toPass({ timeout: 60_000 });
});
