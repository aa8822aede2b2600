import { fail, succeed, type Result } from '../contract/errors.ts';
import { readInteger, readText, type JsonObject } from './answer.ts';
import type { IssuedToken } from './dialect.ts';

/** A central token service of the company's own: its URL, which may hold a key, is all there is to know. */
export interface TokenEndpoint {
  readonly tokenUrl: string;
}

const MAX_URL_LENGTH = 4096;

/** Shorter pieces of a URL are ordinary words. */
const SHORTEST_KEY = { inPath: 12, inQuery: 6 };

/** For a service that leaves `expires_in` out: it knows best, so it is asked often. */
const UNTOLD_SECONDS = 60;

/** The person's URL, normalised. `token_url_invalid` never says what it was. */
export function parseTokenUrl(text: string): Result<string> {
  const trimmed = text.trim();
  const isUrl = /^https?:\/\/[^/]/i.test(trimmed) && !/[\s\p{Cc}\\]/u.test(trimmed) && URL.canParse(trimmed);
  if (!isUrl || trimmed.length > MAX_URL_LENGTH) return fail('token_url_invalid');
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return fail('token_url_invalid');
  return succeed(url.href);
}

/** The URL, and the parts of it that may be a key: an answer may repeat them. */
export function secretsOfTokenUrl(tokenUrl: string): readonly string[] {
  const { pathname, searchParams } = new URL(tokenUrl);
  return [
    tokenUrl,
    ...pathname.split('/').filter((part) => part.length >= SHORTEST_KEY.inPath),
    ...[...searchParams.values()].filter((value) => value.length >= SHORTEST_KEY.inQuery),
  ];
}

/** `{access_token, expires_in}`, the latter a number or a string. Null: not a token answer. */
export function readEndpointToken(answer: JsonObject): IssuedToken | null {
  const accessToken = readText(answer['access_token']);
  const seconds = readInteger(answer['expires_in']);
  if (accessToken === undefined) return null;
  return {
    accessToken,
    expiresInSeconds: seconds !== undefined && seconds > 0 ? seconds : UNTOLD_SECONDS,
  };
}
