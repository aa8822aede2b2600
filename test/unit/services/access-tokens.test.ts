import { describe, expect, test, vi } from 'vitest';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import { createAccessTokens } from '../../../electron/services/access-tokens.ts';
import type { Connection } from '../../../electron/services/connections.ts';
import type { WechatClient } from '../../../electron/wechat/client.ts';

interface Minted {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

/** A server edge that mints numbered tokens, slowly enough for callers to meet. */
function tokenServer(life = 7200, refusal?: Result<Minted>) {
  let minted = 0;
  const client: Pick<WechatClient, 'fetchToken'> = {
    async fetchToken() {
      minted += 1;
      const number = minted;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return refusal ?? succeed({ accessToken: `token-${number}`, expiresInSeconds: life });
    },
  };
  return { client: client as WechatClient, minted: () => minted };
}

const connection = (accountId = 'a', more: Partial<Connection> = {}): Connection => ({
  accountId,
  endpoint: { dialect: 'wecom', platform: 'wecom', baseUrl: 'http://127.0.0.1:1' },
  credentials: { kind: 'secret', ownerId: 'ww1', secret: 's', tokenCall: 'stable_token' },
  onServerTime: () => undefined,
  ...more,
});

const neverAborted = () => new AbortController().signal;

/** Nobody cancels. */
const never = neverAborted();

const refused = (errcode: number) => fail('api_refused', { errcode, call: 'upload' });

describe('access_token', () => {
  test('is fetched once however many calls wait for it', async () => {
    const server = tokenServer();
    const tokens = createAccessTokens({ client: server.client, now: () => 0, onSecret: () => undefined });
    const used = await Promise.all(
      Array.from({ length: 50 }, () =>
        tokens.use(connection(), neverAborted(), (token) => Promise.resolve(succeed(token))),
      ),
    );
    expect(server.minted()).toBe(1);
    expect(new Set(used.map((result) => result.ok && result.value))).toEqual(new Set(['token-1']));
  });

  test('is never shared between accounts', async () => {
    const server = tokenServer();
    const tokens = createAccessTokens({ client: server.client, now: () => 0, onSecret: () => undefined });
    const one = await tokens.get(connection('a'));
    const two = await tokens.get(connection('b'));
    expect(one.ok && two.ok && one.value.accessToken !== two.value.accessToken).toBe(true);
  });

  test('is fetched again a minute before its end', async () => {
    let now = 0;
    const server = tokenServer(300);
    const tokens = createAccessTokens({ client: server.client, now: () => now, onSecret: () => undefined });
    await tokens.get(connection());
    now = 239_000;
    await tokens.get(connection());
    expect(server.minted()).toBe(1);
    now = 241_000;
    await tokens.get(connection());
    expect(server.minted()).toBe(2);
  });

  test('is refreshed once when the server calls it expired, and the call is made again', async () => {
    const server = tokenServer();
    const tokens = createAccessTokens({ client: server.client, now: () => 0, onSecret: () => undefined });
    const seen: string[] = [];
    const result = await tokens.use(connection(), never, (token) => {
      seen.push(token);
      return Promise.resolve(token === 'token-1' ? refused(42001) : succeed('done'));
    });
    expect(result).toEqual(succeed('done'));
    expect(seen).toEqual(['token-1', 'token-2']);
  });

  test('is not refreshed in a loop when every token is refused', async () => {
    const server = tokenServer();
    const tokens = createAccessTokens({ client: server.client, now: () => 0, onSecret: () => undefined });
    let calls = 0;
    const result = await tokens.use(connection(), never, () => {
      calls += 1;
      return Promise.resolve(refused(42001));
    });
    expect(result).toEqual(refused(42001));
    expect(calls).toBe(2);
    expect(server.minted()).toBe(2);
  });

  test('is refreshed once for many calls that found it expired together', async () => {
    const server = tokenServer();
    const tokens = createAccessTokens({ client: server.client, now: () => 0, onSecret: () => undefined });
    await Promise.all(
      Array.from({ length: 50 }, () =>
        tokens.use(connection(), neverAborted(), (token) =>
          Promise.resolve(token === 'token-1' ? refused(42001) : succeed(token)),
        ),
      ),
    );
    expect(server.minted()).toBe(2);
  });

  test('is not refreshed for an errcode that has nothing to do with it', async () => {
    const server = tokenServer();
    const tokens = createAccessTokens({ client: server.client, now: () => 0, onSecret: () => undefined });
    await tokens.use(connection(), never, () => Promise.resolve(refused(40006)));
    expect(server.minted()).toBe(1);
  });

  test('that was pasted is used until its end and never asked for', async () => {
    const server = tokenServer();
    const pasted = connection('a', {
      credentials: { kind: 'access_token', accessToken: 'pasted', expiresAt: 100 },
    });
    const early = createAccessTokens({ client: server.client, now: () => 99_000, onSecret: () => undefined });
    expect(await early.use(pasted, never, (token) => Promise.resolve(succeed(token)))).toEqual(
      succeed('pasted'),
    );
    const late = createAccessTokens({ client: server.client, now: () => 100_000, onSecret: () => undefined });
    expect(await late.use(pasted, never, (token) => Promise.resolve(succeed(token)))).toEqual(
      fail('token_expired'),
    );
    expect(server.minted()).toBe(0);
  });

  test('from a central service that still gives out the refused one is asked for once, and the refusal stands', async () => {
    let asked = 0;
    const client: Pick<WechatClient, 'fetchToken'> = {
      async fetchToken() {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
        return succeed({ accessToken: 'same', expiresInSeconds: 7200 });
      },
    };
    const central = connection('a', { credentials: { kind: 'token_endpoint', tokenUrl: 'http://t/' } });
    const tokens = createAccessTokens({
      client: client as WechatClient,
      now: () => 0,
      onSecret: () => undefined,
    });
    let calls = 0;
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        tokens.use(central, neverAborted(), async () => {
          calls += 1;
          await new Promise((resolve) => setTimeout(resolve, at));
          return refused(42001);
        }),
      ),
    );
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toEqual(refused(42001));
    expect(calls).toBe(50);
    expect(asked).toBe(2);
  });

  test('with a short life is used for half of it, not asked for at each call', async () => {
    let now = 0;
    const server = tokenServer(60);
    const tokens = createAccessTokens({ client: server.client, now: () => now, onSecret: () => undefined });
    await tokens.get(connection());
    now = 29_000;
    await tokens.get(connection());
    expect(server.minted()).toBe(1);
    now = 31_000;
    await tokens.get(connection());
    expect(server.minted()).toBe(2);
  });

  test('refusal for good answers everyone for a second, and is then asked for again', async () => {
    let now = 0;
    const server = tokenServer(7200, fail('api_refused', { errcode: 40001, call: 'token' }));
    const tokens = createAccessTokens({ client: server.client, now: () => now, onSecret: () => undefined });
    for (let file = 0; file < 200; file += 1) expect((await tokens.get(connection())).ok).toBe(false);
    expect(server.minted()).toBe(1);
    now = 1_001;
    expect((await tokens.get(connection())).ok).toBe(false);
    expect(server.minted()).toBe(2);
  });

  test('refusal ends after its second also where the clock was set back', async () => {
    let now = 0;
    const server = tokenServer(7200, fail('api_refused', { errcode: 40001, call: 'token' }));
    const tokens = createAccessTokens({ client: server.client, now: () => now, onSecret: () => undefined });
    await tokens.get(connection());
    now = -3_600_000;
    const later = performance.now() + 1_001;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
    await tokens.get(connection());
    clock.mockRestore();
    expect(server.minted()).toBe(2);
  });

  test('refusal that may pass is not remembered', async () => {
    const server = tokenServer(7200, fail('api_refused', { errcode: -1, call: 'token' }));
    const tokens = createAccessTokens({ client: server.client, now: () => 0, onSecret: () => undefined });
    await tokens.get(connection());
    await tokens.get(connection());
    expect(server.minted()).toBe(2);
  });
});
