import type { Bridge } from '../electron/contract/api.ts';
import { fail, type Result } from '../electron/contract/errors.ts';

declare global {
  interface Window {
    /** Put there by electron/preload.ts. */
    readonly mediaDesk: Bridge;
  }
}

/** The page's whole way to the rest of the app. This file is its only user. */
export const bridge = (): Bridge => window.mediaDesk;

/** Asks main. A request that throws (main went away) becomes an `app_fault` like any other failure. */
export async function ask<T>(request: (bridge: Bridge) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await request(bridge());
  } catch {
    return fail('app_fault');
  }
}
