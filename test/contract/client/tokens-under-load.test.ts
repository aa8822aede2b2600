import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RealPlatform } from '../../../electron/contract/account.ts';
import { createAccessTokens } from '../../../electron/services/access-tokens.ts';
import type { Connection } from '../../../electron/services/connections.ts';
import { fileOf } from './multipart-parser.ts';
import { PNG, startSession, type Session } from './session.ts';

describe('fifty transfers at once', () => {
  let session: Session;
  beforeEach(async () => {
    session = await startSession();
  });
  afterEach(() => session.close());

  const tokens = () =>
    createAccessTokens({ client: session.client, now: Date.now, onSecret: () => undefined });
  const connectionOf = (platform: RealPlatform, accountId: string): Connection => ({
    accountId,
    endpoint: session.endpointOf(platform),
    credentials: { kind: 'secret', ...session.credentialsOf(platform) },
    onServerTime: () => undefined,
  });
  const tokenCalls = () => session.simulator.log.filter(({ path }) => path.endsWith('token')).length;
  const uploads = (kept: ReturnType<typeof tokens>, connection: Connection, used: Set<string>) =>
    Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        kept.use(connection, new AbortController().signal, (token) => {
          used.add(token);
          const file = fileOf('image', `${at}.png`, PNG);
          return session.client.upload(connection.endpoint, token, file, {
            signal: new AbortController().signal,
            onProgress: () => undefined,
          });
        }),
      ),
    );

  test.each(['wecom', 'official_account'] as const)(
    'on an expired token of %s refresh it once',
    async (platform) => {
      const kept = tokens();
      const connection = connectionOf(platform, 'a');
      const used = new Set<string>();
      await uploads(kept, connection, used);
      expect(tokenCalls()).toBe(1);
      session.simulator.faults.set({ on: 'upload', expireTokens: true, times: 1 });
      const results = await uploads(kept, connection, used);
      expect(results.filter(({ ok }) => ok)).toHaveLength(50);
      expect(tokenCalls()).toBe(2);
      expect(used.size).toBe(2);
    },
  );

  test('of two accounts never share a token, not even with the same credentials', async () => {
    const kept = tokens();
    const [mine, theirs] = [new Set<string>(), new Set<string>()];
    const results = await Promise.all([
      uploads(kept, connectionOf('official_account', 'mine'), mine),
      uploads(kept, connectionOf('mini_program', 'theirs'), theirs),
    ]);
    expect(results.flat().every(({ ok }) => ok)).toBe(true);
    expect([mine.size, theirs.size]).toEqual([1, 1]);
    expect([...mine].filter((token) => theirs.has(token))).toEqual([]);
    await uploads(kept, connectionOf('official_account', 'a second of the same'), new Set());
    expect(tokenCalls()).toBe(3);
  });
});
