import { readText, type Exchange } from './exchange.ts';
import { appids, wecomApps } from './practice-accounts.ts';
import { success, type Outcome, type Reply } from './replies.ts';
import { createTokenRegistry, type IssuedToken, type TokenRegistry } from './token-registry.ts';

/** How long a superseded OA token keeps working; also when stable_token hands over (wechat-api.md §2.1). */
const handOverMs = 300_000;
const forceEveryMs = 30_000;
const forcesPerDay = 20;
const dayMs = 86_400_000;
/** Calendar days in Beijing. */
const dayOf = (now: number) => Math.floor((now + dayMs / 3) / dayMs);

type TokenCall = (exchange: Exchange) => Outcome | Promise<Outcome>;

export interface Tokens {
  /** Answers `gettoken`, `token` or `stable_token`. */
  answer(exchange: Exchange): Promise<Outcome>;
  /** The corpid or appid the call's access_token belongs to, or the errcode that refuses it. */
  ownerOf(exchange: Exchange): string | number;
}

export function createTokens(): Tokens {
  const registry = createTokenRegistry();
  const gettoken = createGettoken(registry);
  const token = createToken(registry);
  const stableToken = createStableToken(registry);
  return {
    async answer(exchange) {
      const { operation } = exchange.route;
      if (operation === 'gettoken') return gettoken(exchange);
      return operation === 'token' ? token(exchange) : stableToken(exchange);
    },
    ownerOf: registry.ownerOf,
  };
}

/** WeCom: one token per app, the same one while it lives. */
function createGettoken(registry: TokenRegistry): TokenCall {
  const latest = new Map<string, IssuedToken>();
  return (exchange) => {
    const corpid = exchange.query.get('corpid');
    const corpsecret = exchange.query.get('corpsecret');
    if (!corpid) return 41002;
    if (!corpsecret) return 41004;
    if (!wecomApps.some((app) => app.corpid === corpid)) return 40013;
    const app = wecomApps.find((known) => known.corpsecret === corpsecret);
    if (!app) return 40001;
    if (app.corpid !== corpid) return 40091;
    const held = latest.get(corpsecret);
    const token = held && held.expiresAt > exchange.now ? held : registry.issue(exchange, corpid);
    latest.set(corpsecret, token);
    return tokenReply(exchange, token);
  };
}

/** OA `token`: a new one each time; the one before keeps working for the hand-over. */
function createToken(registry: TokenRegistry): TokenCall {
  const latest = new Map<string, IssuedToken>();
  return (exchange) => {
    const { query, now } = exchange;
    const appid = oaAppid(query.get('grant_type'), query.get('appid'), query.get('secret'));
    if (typeof appid === 'number') return appid;
    const previous = latest.get(appid);
    if (previous) previous.supersededAt = now + handOverMs;
    const token = registry.issue(exchange, appid);
    latest.set(appid, token);
    return tokenReply(exchange, token);
  };
}

interface StableState {
  token: IssuedToken | null;
  forcedAt: number;
  forcedDay: number;
  forcedToday: number;
}

function createStableToken(registry: TokenRegistry): TokenCall {
  const states = new Map<string, StableState>();

  function forceRefresh(exchange: Exchange, appid: string, state: StableState): Outcome {
    const today = dayOf(exchange.now);
    const used = state.forcedDay === today ? state.forcedToday : 0;
    if (used >= forcesPerDay) return 45009;
    if (state.token) state.token.supersededAt = exchange.now;
    const token = registry.issue(exchange, appid);
    states.set(appid, { token, forcedAt: exchange.now, forcedDay: today, forcedToday: used + 1 });
    return tokenReply(exchange, token);
  }

  return async (exchange) => {
    if (exchange.request.method !== 'POST') return 43002;
    const asked = parseObject(await readText(exchange.body, 65_536));
    if (!asked) return 47001;
    const appid = oaAppid(asked['grant_type'], asked['appid'], asked['secret']);
    if (typeof appid === 'number') return appid;
    const state = states.get(appid) ?? { token: null, forcedAt: -Infinity, forcedDay: 0, forcedToday: 0 };
    if (asked['force_refresh'] === true && exchange.now - state.forcedAt >= forceEveryMs) {
      return forceRefresh(exchange, appid, state);
    }
    const held = state.token && state.token.expiresAt - exchange.now >= handOverMs ? state.token : null;
    const token = held ?? registry.issue(exchange, appid);
    states.set(appid, { ...state, token });
    return tokenReply(exchange, token);
  };
}

function tokenReply(exchange: Exchange, token: IssuedToken): Reply {
  const granted = {
    access_token: token.value,
    expires_in: Math.floor((token.expiresAt - exchange.now) / 1000),
  };
  // OA sends no errcode with a token (§9 row 3).
  return success(exchange, token.dialect === 'wecom' ? { errcode: 0, errmsg: 'ok', ...granted } : granted);
}

/** The appid if the credentials are good, otherwise the errcode. */
function oaAppid(grantType: unknown, appid: unknown, secret: unknown): string | number {
  if (grantType !== 'client_credential') return 40002;
  if (typeof appid !== 'string' || appid === '') return 41002;
  if (typeof secret !== 'string' || secret === '') return 41004;
  const account = appids.find((known) => known.appid === appid);
  if (!account) return 40013;
  return account.secret === secret ? appid : 40125;
}

function parseObject(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
