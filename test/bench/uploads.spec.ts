import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '../e2e/app-fixture.ts';
import { deskWith, makePng } from '../e2e/desk-actions.ts';
import { hashesOf, makeFiles, stamp } from './bench-files.ts';
import { test } from './bench-fixture.ts';
import { curlOneByOne, curlTogether, fetchCalls, mediaIdsOf, uploadCalls } from './curl.ts';
import { setAtOnce, timeUploads, useCurrentLimits } from './desk-watch.ts';
import { libraryMediaIds } from './library-ids.ts';
import { alternate, ratioOf, timed } from './rounds.ts';

const FILES = 200;
const AT_ONCE = 8;
const ROUNDS = 5;

const KINDS = [
  { kind: 'files', extension: 'bin', content: () => randomBytes(1_000_000) },
  // Decoded in the page meanwhile: each gets its thumbnail.
  { kind: 'pictures', extension: 'png', content: () => makePng(577) },
];

for (const { kind, extension, content } of KINDS) {
  test(`${FILES} × 1 MB ${kind} uploaded, ${AT_ONCE} at once`, async ({
    launch,
    scratch,
    standAlone,
    report,
  }) => {
    const app = await launch();
    const desk = await deskWith(app, standAlone.account);
    await setAtOnce(desk.page, { uploadsAtOnce: AT_ONCE });
    await useCurrentLimits(desk.page);
    const paths = await makeFiles(join(scratch, 'files'), FILES, content, extension);
    const answers = join(scratch, 'answers');
    await mkdir(answers);
    const server = { baseUrl: standAlone.baseUrl, token: await standAlone.token() };
    const calls = uploadCalls(server, answers, paths);
    let rows = 0;
    const inApp = async () => {
      await stamp(paths);
      rows += FILES;
      return timeUploads(desk.page, paths, rows);
    };
    const curlAtOnce = () => timed(() => curlTogether(answers, calls, AT_ONCE));
    const curlAlone = () => timed(() => curlOneByOne(answers, calls));
    // A first round pays for what is made once: compiled code, buffers, the server's too.
    await alternate(1, [inApp, curlAtOnce]);

    const [own = [], together = [], alone = []] = await alternate(ROUNDS, [inApp, curlAtOnce, curlAlone]);

    await mediaIdsOf(calls);
    const ids = await libraryMediaIds(desk.page);
    expect(ids).toHaveLength(rows);
    const newest = fetchCalls(server, answers, ids.slice(0, FILES));
    await curlTogether(answers, newest, AT_ONCE);
    expect(await hashesOf(newest.map(({ output }) => output))).toEqual(await hashesOf(paths));

    const what = `${FILES} × 1 MB ${kind} up, ${AT_ONCE} at once`;
    const againstTogether = { against: `curl -Z --parallel-max ${AT_ONCE}`, reach: '≤ 2.5 ×' };
    await report({ what, ...againstTogether, measured: ratioOf(own, together) });
    await report({ what, against: `${FILES} × curl -F`, reach: '≤ 0.4 ×', measured: ratioOf(own, alone) });
  });
}
