import { createHash } from 'node:crypto';
import { describeErrcode, shouldRefreshToken } from '../contract/errcodes/find.ts';
import { fail, succeed, type AppError, type Result } from '../contract/errors.ts';
import type { WechatClient } from '../wechat/client.ts';
import type { Connection } from './connections.ts';
import { deadlineAt, leftUntil, type Deadline } from './deadline.ts';

interface Token {
  readonly accessToken: string;
  /** ms since epoch. */
  readonly expiresAt: number;
  /** When it is asked for anew, ms since epoch. */
  readonly renewAt: number;
}

/** Ask again this long before the end, so that a token does not die on the way; of a short life half of it. */
const EARLY_MS = 60_000;

/**
 * A final refusal answers everyone for this time: a queue of 200 files must not ask 200 times with a wrong secret, for
 * which WeCom blocks the caller (45009). A person who has mended it in the console takes longer.
 */
const REFUSED_MS = 1_000;

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
  /** By account and credentials: an account that was changed never goes on with its old token. */
  const tokens = new Map<string, Token>();
  const underway = new Map<string, Promise<Result<Token>>>();
  const refused = new Map<string, { readonly answer: Result<Token>; readonly until: Deadline }>();

  /** Not tied to one caller's cancel: others may be waiting for the same answer. */
  const ask = async (connection: Connection, key: string): Promise<Result<Token>> => {
    const { credentials, endpoint } = connection;
    if (credentials.kind === 'access_token') {
      const expiresAt = credentials.expiresAt * 1000;
      if (expiresAt <= options.now()) return fail('token_expired');
      return succeed({ accessToken: credentials.accessToken, expiresAt, renewAt: expiresAt });
    }
    const answer = await options.client.fetchToken(endpoint, credentials, {
      signal: new AbortController().signal,
      onServerTime: connection.onServerTime,
    });
    if (!answer.ok) {
      const until = deadlineAt(options.now() + REFUSED_MS, options.now);
      if (isFinal(connection, answer.error)) refused.set(key, { answer, until });
      return answer;
    }
    options.onSecret(answer.value.accessToken);
    const lifeMs = answer.value.expiresInSeconds * 1000;
    const expiresAt = options.now() + lifeMs;
    const renewAt = expiresAt - Math.min(EARLY_MS, lifeMs / 2);
    const token = { accessToken: answer.value.accessToken, expiresAt, renewAt };
    tokens.set(key, token);
    return succeed(token);
  };

  const get = (connection: Connection): Promise<Result<Token>> => {
    const key = keyOf(connection);
    const kept = tokens.get(key);
    if (kept && kept.renewAt > options.now()) return Promise.resolve(succeed(kept));
    const no = refused.get(key);
    if (no && leftUntil(no.until, options.now) > 0) return Promise.resolve(no.answer);
    refused.delete(key);
    const before = underway.get(key);
    if (before) return before;
    const asking = ask(connection, key).finally(() => underway.delete(key));
    underway.set(key, asking);
    return asking;
  };

  /** Only the token that failed is dropped: another transfer may have fetched a better one meanwhile. */
  const drop = (connection: Connection, token: Token) => {
    const key = keyOf(connection);
    if (tokens.get(key) === token) tokens.delete(key);
  };

  return {
    get,

    /**
     * Makes a call with the account's token; on a token errcode once more with a fresh one. `signal` ends only this
     * caller's wait for the token: the call itself has its own.
     */
    async use<T>(
      connection: Connection,
      signal: AbortSignal,
      call: (accessToken: string) => Promise<Result<T>>,
    ): Promise<Result<T>> {
      const token = await unlessAborted(get(connection), signal);
      if (!token.ok) return token;
      const first = await call(token.value.accessToken);
      if (first.ok || !isStale(connection, first.error)) return first;
      const { kind } = connection.credentials;
      if (kind === 'access_token') return first;
      drop(connection, token.value);
      const fresh = await unlessAborted(get(connection), signal);
      if (!fresh.ok) return fresh;
      // A central service that still gives out this token knows no better one.
      if (kind === 'token_endpoint' && fresh.value.accessToken === token.value.accessToken) return first;
      return call(fresh.value.accessToken);
    },
  };
}

export type AccessTokens = ReturnType<typeof createAccessTokens>;

/** A refusal that no other try changes: a wrong secret, an IP that is not let in. */
const isFinal = ({ endpoint }: Connection, { code, errcode }: AppError): boolean =>
  code === 'api_refused' &&
  errcode !== undefined &&
  describeErrcode(endpoint.dialect, errcode, 'token').retry === 'never';

/** Hashed, so that the key is no second copy of the secret. */
function keyOf({ accountId, endpoint, credentials }: Connection): string {
  const facts = JSON.stringify([accountId, endpoint.baseUrl, credentials]);
  return createHash('sha256').update(facts).digest('base64');
}

const isStale = ({ endpoint }: Connection, error: AppError): boolean =>
  error.code === 'api_refused' &&
  error.errcode !== undefined &&
  error.call !== undefined &&
  shouldRefreshToken(endpoint.dialect, error.errcode, error.call);

function unlessAborted<T>(work: Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>> {
  if (signal.aborted) return Promise.resolve(fail('cancelled'));
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      resolve(fail('cancelled'));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });
}
