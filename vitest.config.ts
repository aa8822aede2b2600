import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,contract}/**/*.test.{ts,tsx}'],
    // One more than a small machine has cores: much of the time a server or a client under test waits.
    maxWorkers: 3,
    // A noisy machine is up to ten times slower; what hangs is found all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    // There is no setting for `vi.waitFor`.
    setupFiles: ['test/patient-waits.ts', 'test/same-cases.ts'],
  },
});
