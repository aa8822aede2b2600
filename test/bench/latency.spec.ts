import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '../e2e/app-fixture.ts';
import { deskWith } from '../e2e/desk-actions.ts';
import { makeFiles, stamp } from './bench-files.ts';
import { test } from './bench-fixture.ts';
import { curlOneByOne, mediaIdsOf, uploadCalls } from './curl.ts';
import { timeUploads } from './desk-watch.ts';
import { libraryMediaIds } from './library-ids.ts';
import { alternate, ratioOf, timed } from './rounds.ts';
import { openSlowLine } from './slow-line.ts';

const FILES = 50;
const ROUNDS = 3;
const ROUND_TRIP_MS = 80;
const SERVER_MS = 150;

test(`${FILES} × 300 kB over a line with ${ROUND_TRIP_MS} ms, to a server that takes ${SERVER_MS} ms`, async ({
  launch,
  scratch,
  standAlone,
  report,
}) => {
  await standAlone.setFaults([{ on: 'upload', latencyMs: SERVER_MS }]);
  const line = await openSlowLine(Number(new URL(standAlone.baseUrl).port), ROUND_TRIP_MS);
  const baseUrl = `http://127.0.0.1:${line.port}/wecom`;
  const app = await launch();
  const desk = await deskWith(app, { ...standAlone.account, baseUrl });
  const paths = await makeFiles(join(scratch, 'files'), FILES, () => randomBytes(300_000), 'bin');
  const answers = join(scratch, 'answers');
  await mkdir(answers);
  const calls = uploadCalls({ baseUrl, token: await standAlone.token() }, answers, paths);
  let rows = 0;
  const inApp = async () => {
    await stamp(paths);
    rows += FILES;
    return timeUploads(desk.page, paths, rows);
  };

  const [own = [], alone = []] = await alternate(ROUNDS, [
    inApp,
    () => timed(() => curlOneByOne(answers, calls)),
  ]);

  await mediaIdsOf(calls);
  expect(await libraryMediaIds(desk.page)).toHaveLength(rows);
  await line.close();
  await report({
    what: `${FILES} × 300 kB up, ${ROUND_TRIP_MS} ms round trip, ${SERVER_MS} ms server, 3 at once (default)`,
    against: `${FILES} × curl -F`,
    reach: '≤ 0.35 ×',
    measured: ratioOf(own, alone),
  });
});
