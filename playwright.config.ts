import { defineConfig } from '@playwright/test';

/** Real Electron under a real display; `npm test` gives both (scripts/test.ts). */
export default defineConfig({
  projects: [
    // A machine may stall for longer than any patience. Who passes at the second try only is named as FLAKY at the end.
    { name: 'e2e', testDir: 'test/e2e', retries: 1 },
    { name: 'conversion', testDir: 'test/conversion', retries: 1 },
    { name: 'demo', testDir: 'test/demo' },
    { name: 'screenshots', testDir: 'test/screenshots' },
    { name: 'endurance', testDir: 'test/endurance' },
    { name: 'bench', testDir: 'test/bench', timeout: 15 * 60_000 },
  ],
  outputDir: 'test-results',
  // A noisy machine stalls for seconds and is several times slower; what hangs is found all the same.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Focus, clipboard and keychain are one a seat (scripts/seat.ts): scripts/drive-app.ts gives each worker one, and says how many.
  workers: 1,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list']],
});
