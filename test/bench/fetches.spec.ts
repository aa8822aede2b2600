import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '../e2e/app-fixture.ts';
import { deskWith } from '../e2e/desk-actions.ts';
import { hashesOf, makeFiles } from './bench-files.ts';
import { test } from './bench-fixture.ts';
import { curlTogether, fetchCalls, mediaIdsOf, uploadCalls } from './curl.ts';
import { removeFetches, setAtOnce, timeFetches } from './desk-watch.ts';
import { alternate, ratioOf, timed } from './rounds.ts';

const FILES = 200;
const AT_ONCE = 8;
const ROUNDS = 5;

test(`${FILES} × 1 MB fetched to disk, ${AT_ONCE} at once`, async ({
  launch,
  scratch,
  standAlone,
  report,
}) => {
  const server = { baseUrl: standAlone.baseUrl, token: await standAlone.token() };
  const paths = await makeFiles(join(scratch, 'files'), FILES, () => randomBytes(1_000_000), 'bin');
  const [answers, media] = [join(scratch, 'answers'), join(scratch, 'media')];
  await Promise.all([mkdir(answers), mkdir(media)]);
  const uploads = uploadCalls(server, answers, paths);
  await curlTogether(answers, uploads, AT_ONCE);
  const mediaIds = await mediaIdsOf(uploads);

  const app = await launch();
  const desk = await deskWith(app, standAlone.account);
  await setAtOnce(desk.page, { fetchesAtOnce: AT_ONCE });
  await desk.open('fetch');
  const calls = fetchCalls(server, media, mediaIds);
  const inApp = async () => {
    // What is fetched already is not fetched again.
    await removeFetches(desk.page);
    return timeFetches(desk.page, mediaIds, FILES);
  };
  const curlAtOnce = () => timed(() => curlTogether(media, calls, AT_ONCE));
  // A first round pays for what is made once.
  await alternate(1, [inApp, curlAtOnce]);

  const [own = [], together = []] = await alternate(ROUNDS, [inApp, curlAtOnce]);

  const fetched = join(app.profile, 'fetched');
  const kept = (await readdir(fetched)).map((name) => join(fetched, name));
  expect(kept).toHaveLength(FILES);
  expect(new Set(await hashesOf(kept))).toEqual(new Set(await hashesOf(paths)));
  expect(await hashesOf(calls.map(({ output }) => output))).toEqual(await hashesOf(paths));
  await report({
    what: `${FILES} × 1 MB fetched to disk, ${AT_ONCE} at once`,
    against: `curl -Z --parallel-max ${AT_ONCE}`,
    reach: '≤ 2.5 ×',
    measured: ratioOf(own, together),
  });
});
