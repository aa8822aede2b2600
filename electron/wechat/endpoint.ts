import type { Dialect, RealPlatform } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { RouteTo } from './proxy-route.ts';

/** Where an account's calls go, and whose rules hold there. */
export interface Endpoint {
  readonly dialect: Dialect;
  readonly platform: RealPlatform;
  /** As `parseBaseUrl` gives it: http(s), no trailing slash, may have a port and a path prefix. */
  readonly baseUrl: string;
  /** The way there, and to whatever else its calls lead to; absent: straight. */
  readonly routeTo?: RouteTo | undefined;
}

const MAX_BASE_URL_LENGTH = 2048;

/** The person's base URL, normalised. `base_url_invalid` says why in `facts.reason`. */
export function parseBaseUrl(text: string): Result<string> {
  const trimmed = text.trim();
  const refuse = (reason: 'not_a_url' | 'scheme' | 'credentials' | 'query'): Result<string> =>
    fail('base_url_invalid', { facts: { reason } });

  // The URL parser would quietly repair white space, backslashes and missing slashes.
  if (trimmed.length > MAX_BASE_URL_LENGTH || /[\s\p{Cc}\\]/u.test(trimmed)) return refuse('not_a_url');
  if (!/^https?:\/\/[^/]/i.test(trimmed)) return refuse('scheme');
  if (!URL.canParse(trimmed)) return refuse('not_a_url');
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '') return refuse('credentials');
  if (/[?#]/.test(trimmed)) return refuse('query');
  return succeed(url.origin + url.pathname.replace(/\/+$/, ''));
}

/** The URL parser has already brought every spelling of an IP address into one of these; `::ffff:7f…` is 127.… */
const LOOPBACK =
  /^(([^.]+\.)*localhost\.?|127(\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f..|0):[\da-f]{1,4}\])$/;

/** Whether the URL stays on this computer, where plain http is nobody's business. */
export const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname);
