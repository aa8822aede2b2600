import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,contract}/**/*.test.{ts,tsx}'],
    // Two cores are shared by the server and the client under test.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
