import type { TokenCall } from '../contract/account.ts';
import type { MediaType } from '../contract/media.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpRequest } from './http.ts';

/** What a token call is made with. */
export interface TokenCredentials {
  /** corpid or appid. */
  readonly ownerId: string;
  /** corpsecret or secret. */
  readonly secret: string;
  readonly tokenCall: TokenCall;
}

type Address = Pick<HttpRequest, 'method' | 'url'> & Partial<Pick<HttpRequest, 'headers' | 'body'>>;

/** Spaces become %20: not every server reads `+` as one. */
const withQuery = (endpoint: Endpoint, path: string, query: Readonly<Record<string, string>>): string =>
  `${endpoint.baseUrl}/cgi-bin/${path}?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;

/** SECURITY: 11. The only place where an access_token meets a URL. */
const withToken = (
  endpoint: Endpoint,
  path: string,
  accessToken: string,
  query: Readonly<Record<string, string>>,
): string => withQuery(endpoint, path, { access_token: accessToken, ...query });

/** wechat-api.md §2.1. The only place where a secret meets a request. */
export function tokenAddress(endpoint: Endpoint, { ownerId, secret, tokenCall }: TokenCredentials): Address {
  if (endpoint.dialect === 'wecom') {
    return { method: 'GET', url: withQuery(endpoint, 'gettoken', { corpid: ownerId, corpsecret: secret }) };
  }
  const grant = { grant_type: 'client_credential', appid: ownerId, secret };
  if (tokenCall === 'token') return { method: 'GET', url: withQuery(endpoint, 'token', grant) };
  return {
    method: 'POST',
    url: `${endpoint.baseUrl}/cgi-bin/stable_token`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(grant),
  };
}

/** wechat-api.md §3.1. */
export const uploadAddress = (endpoint: Endpoint, accessToken: string, type: MediaType): Address => ({
  method: 'POST',
  url: withToken(endpoint, 'media/upload', accessToken, { type }),
});

/** wechat-api.md §4; `hdVoice`: as the JSSDK recorded it (§4.5). */
export const downloadAddress = (
  endpoint: Endpoint,
  accessToken: string,
  mediaId: string,
  hdVoice = false,
): Address => ({
  method: 'GET',
  url: withToken(endpoint, hdVoice ? 'media/get/jssdk' : 'media/get', accessToken, { media_id: mediaId }),
});
