import { test } from '../e2e/app-fixture.ts';
import { surviveKills } from '../e2e/kill-rounds.ts';

const KILLS = 100;

test(`after ${KILLS} kills at random moments of queues of 50 uploads, nothing is lost and every file finishes`, async ({
  launch,
  scratch,
  server,
}) => {
  test.setTimeout(30 * 60_000);
  await surviveKills({ launch, scratch, server }, { kills: KILLS, files: 50, longestLifeMs: 1500 });
});
