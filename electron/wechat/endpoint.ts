import type { Dialect, RealPlatform } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';

/** Where an account's calls go, and whose rules hold there. */
export interface Endpoint {
  readonly dialect: Dialect;
  readonly platform: RealPlatform;
  /** As `parseBaseUrl` gives it: http(s), no trailing slash, may have a port and a path prefix. */
  readonly baseUrl: string;
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

/** Whether the URL stays on this computer, where plain http is nobody's business. */
export const isLoopback = (url: URL): boolean =>
  url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname);
