import { vi } from 'vitest';

/** ms; vitest's own second is over before a machine that stalls has come back. What never comes is still found. */
const PATIENCE = 20_000;

const { waitFor } = vi;

vi.waitFor = (callback, options = {}) =>
  waitFor(callback, typeof options === 'number' ? { timeout: options } : { timeout: PATIENCE, ...options });
