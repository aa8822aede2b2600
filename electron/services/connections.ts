import { DEFAULT_BASE_URLS, dialectOf, type Account, type RealPlatform } from '../contract/account.ts';
import { succeed, type Result } from '../contract/errors.ts';
import { parseBaseUrl, type Endpoint } from '../wechat/endpoint.ts';
import type { RouteTo } from '../wechat/proxy-route.ts';

/** What an account is called with. Stays in main. */
export type Credentials =
  | {
      readonly kind: 'secret';
      readonly ownerId: string;
      readonly secret: string;
      readonly tokenCall: Account['tokenCall'];
    }
  /** Pasted; `expiresAt` in seconds since epoch. */
  | { readonly kind: 'access_token'; readonly accessToken: string; readonly expiresAt: number }
  /** Asked of a central token service. */
  | { readonly kind: 'token_endpoint'; readonly tokenUrl: string };

/** An account ready to be called: where, with what, and who wants to know its server's time. */
export interface Connection {
  readonly accountId: string;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  /** Server time minus local time, ms. */
  readonly onServerTime: (offsetMs: number) => void;
}

/** Where the built-in simulator is, and what it lets in with; started when first asked for. */
export interface PracticeServer {
  connect(
    platform: RealPlatform,
  ): Promise<Result<{ readonly baseUrl: string; readonly ownerId: string; readonly secret: string }>>;
}

/** The part of an account, saved or still being typed, that its connection needs. */
export type Callable = Pick<
  Account,
  'id' | 'platform' | 'imitates' | 'baseUrl' | 'ownerId' | 'credential' | 'tokenCall' | 'tokenExpiresAt'
>;

export async function connectToSimulator(
  account: Callable,
  practice: PracticeServer,
  onServerTime: Connection['onServerTime'],
): Promise<Result<Connection>> {
  const server = await practice.connect(account.imitates);
  if (!server.ok) return server;
  const { baseUrl, ownerId, secret } = server.value;
  return succeed({
    accountId: account.id,
    endpoint: { dialect: dialectOf(account.imitates), platform: account.imitates, baseUrl },
    credentials: { kind: 'secret', ownerId, secret, tokenCall: 'stable_token' },
    onServerTime,
  });
}

export function connectToServer(
  account: Callable,
  secret: string,
  routeTo: RouteTo,
  onServerTime: Connection['onServerTime'],
): Result<Connection> {
  const { imitates: platform } = account;
  const baseUrl = parseBaseUrl(account.baseUrl ?? DEFAULT_BASE_URLS[platform]);
  if (!baseUrl.ok) return baseUrl;
  return succeed({
    accountId: account.id,
    endpoint: { dialect: dialectOf(platform), platform, baseUrl: baseUrl.value, routeTo },
    credentials: credentialsOf(account, secret),
    onServerTime,
  });
}

function credentialsOf(account: Callable, secret: string): Credentials {
  const { credential: kind, ownerId, tokenCall, tokenExpiresAt } = account;
  switch (kind) {
    case 'secret':
      return { kind, ownerId, secret, tokenCall };
    case 'access_token':
      return { kind, accessToken: secret, expiresAt: tokenExpiresAt ?? 0 };
    case 'token_endpoint':
      return { kind, tokenUrl: secret };
  }
}
