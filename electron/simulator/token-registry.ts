import { randomBytes } from 'node:crypto';
import type { Exchange } from './exchange.ts';
import type { Dialect } from './routes.ts';

const lifeSeconds = 7200;
const keptTokens = 10_000;

export interface IssuedToken {
  readonly value: string;
  readonly dialect: Dialect;
  /** corpid or appid. */
  readonly owner: string;
  /** ms. */
  expiresAt: number;
  /** ms; Infinity while it is the latest. */
  supersededAt: number;
}

export interface TokenRegistry {
  issue(exchange: Exchange, owner: string): IssuedToken;
  /** The corpid or appid the call's access_token belongs to, or the errcode that refuses it (§9 row 8). */
  readonly ownerOf: (exchange: Exchange) => string | number;
}

/** Tokens live in memory: after a restart an old one is 40014, which a client cures by asking anew. */
export function createTokenRegistry(): TokenRegistry {
  const issued = new Map<string, IssuedToken>();
  return {
    issue({ route: { dialect }, effects, now }, owner) {
      const value =
        dialect === 'wecom'
          ? randomBytes(160).toString('base64url')
          : `88_${randomBytes(100).toString('base64url')}`;
      const expiresAt = now + (effects.tokenLifeSeconds ?? lifeSeconds) * 1000;
      const token: IssuedToken = { value, dialect, owner, expiresAt, supersededAt: Infinity };
      issued.set(value, token);
      const [oldest] = issued.keys();
      if (issued.size > keptTokens && oldest !== undefined) issued.delete(oldest);
      return token;
    },
    ownerOf({ query, route, effects, now }) {
      const value = query.get('access_token');
      if (!value) return 41001;
      const token = issued.get(value);
      if (token?.dialect !== route.dialect) return 40014;
      if (effects.expireTokens) token.expiresAt = Math.min(token.expiresAt, now);
      if (now >= token.supersededAt) return 40001;
      return now >= token.expiresAt ? 42001 : token.owner;
    },
  };
}
