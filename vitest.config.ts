import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,contract}/**/*.test.{ts,tsx}'],
    // Two cores are shared by the server and the client under test.
    maxWorkers: 2,
    // A noisy machine is up to ten times slower; what hangs is found all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    // There is no setting for `vi.waitFor`.
    setupFiles: ['test/patient-waits.ts', 'test/same-cases.ts'],
  },
});
