import { test } from './app-fixture.ts';
import { surviveKills } from './kill-rounds.ts';

/** `npm run endurance` does it a hundred times. */
const KILLS = 6;

test(`after ${KILLS} kills amid 50 uploads, every media_id ever shown is in the library, and every file ends there once`, async ({
  launch,
  scratch,
  server,
}) => {
  await surviveKills({ launch, scratch, server }, { kills: KILLS, files: 50, longestLifeMs: 1500 });
});
