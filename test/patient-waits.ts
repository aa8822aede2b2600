import { vi } from 'vitest';

/** ms; vitest's own second is over before a machine that stalls has come back. What never comes is still found. */
const PATIENCE = 20_000;

const { waitFor } = vi;

vi.waitFor = (callback, options = {}) => {
  const given = typeof options === 'number' ? { timeout: options } : options;
  // Fake time does not pass while a machine stalls.
  return waitFor(callback, vi.isFakeTimers() ? given : { timeout: PATIENCE, ...given });
};
