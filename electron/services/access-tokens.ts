import { fail, succeed, type AppError, type Result } from '../contract/errors.ts';
import { shouldRefreshToken } from '../contract/errcodes/find.ts';
import type { WechatClient } from '../wechat/client.ts';
import type { Connection } from './connections.ts';

interface Token {
  readonly accessToken: string;
  /** ms since epoch. */
  readonly expiresAt: number;
}

/** Ask again this long before the end, so that a token does not die on the way. */
const EARLY_MS = 60_000;

/**
 * One access_token per account, kept in memory with its expiry, fetched once however many ask at the same time, and
 * fetched anew once where the server says that the one used is no good (wechat-api.md §2.1). Never in a loop.
 */
export function createAccessTokens(options: {
  readonly client: WechatClient;
  readonly now: () => number;
  /** Hears every token before it is used, so that the log can keep it out. */
  readonly onSecret: (secret: string) => void;
}) {
  const tokens = new Map<string, Token>();
  const underway = new Map<string, Promise<Result<Token>>>();

  /** Not tied to one caller's cancel: others may be waiting for the same answer. */
  const ask = async (connection: Connection): Promise<Result<Token>> => {
    const { credentials, endpoint, accountId } = connection;
    if (credentials.kind === 'access_token') {
      const expiresAt = credentials.expiresAt * 1000;
      if (expiresAt <= options.now()) return fail('token_expired');
      return succeed({ accessToken: credentials.accessToken, expiresAt });
    }
    const answer = await options.client.fetchToken(endpoint, credentials, {
      signal: new AbortController().signal,
      onServerTime: connection.onServerTime,
    });
    if (!answer.ok) return answer;
    options.onSecret(answer.value.accessToken);
    const token = {
      accessToken: answer.value.accessToken,
      expiresAt: options.now() + answer.value.expiresInSeconds * 1000,
    };
    tokens.set(accountId, token);
    return succeed(token);
  };

  const get = (connection: Connection): Promise<Result<Token>> => {
    const kept = tokens.get(connection.accountId);
    if (kept && kept.expiresAt - EARLY_MS > options.now()) return Promise.resolve(succeed(kept));
    const before = underway.get(connection.accountId);
    if (before) return before;
    const asking = ask(connection).finally(() => underway.delete(connection.accountId));
    underway.set(connection.accountId, asking);
    return asking;
  };

  /** Only the token that failed is dropped: another transfer may have fetched a better one meanwhile. */
  const drop = (accountId: string, accessToken: string) => {
    if (tokens.get(accountId)?.accessToken === accessToken) tokens.delete(accountId);
  };

  const isStale = (connection: Connection, error: AppError): boolean =>
    error.code === 'api_refused' &&
    error.errcode !== undefined &&
    error.call !== undefined &&
    shouldRefreshToken(connection.endpoint.dialect, error.errcode, error.call);

  return {
    get,
    forget: (accountId: string) => tokens.delete(accountId),

    /** Makes a call with the account's token; on a token errcode once more with a fresh one. */
    async use<T>(
      connection: Connection,
      call: (accessToken: string) => Promise<Result<T>>,
    ): Promise<Result<T>> {
      const token = await get(connection);
      if (!token.ok) return token;
      const first = await call(token.value.accessToken);
      if (first.ok || !isStale(connection, first.error)) return first;
      if (connection.credentials.kind === 'access_token') return first;
      drop(connection.accountId, token.value.accessToken);
      const fresh = await get(connection);
      return fresh.ok ? call(fresh.value.accessToken) : fresh;
    },
  };
}

export type AccessTokens = ReturnType<typeof createAccessTokens>;
