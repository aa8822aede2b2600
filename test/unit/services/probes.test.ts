import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { succeed } from '../../../electron/contract/errors.ts';
import { subjectOf } from '../../../electron/contract/fetch-subject.ts';
import { bareMention } from '../../../electron/contract/mention.ts';
import { createAccessTokens } from '../../../electron/services/access-tokens.ts';
import type { Connection } from '../../../electron/services/connections.ts';
import { createProbes } from '../../../electron/services/probes.ts';
import type { WechatClient } from '../../../electron/wechat/client.ts';
import { sampleTransfer } from '../renderer/samples.ts';

const connectionOf = (accountId: string): Connection => ({
  accountId,
  endpoint: { dialect: 'wecom', platform: 'wecom', baseUrl: 'http://127.0.0.1:1' },
  credentials: { kind: 'secret', ownerId: accountId, secret: 's', tokenCall: 'stable_token' },
  onServerTime: () => undefined,
});

/** Eight accounts with five fetches each, whose servers answer at once. */
function scene() {
  const rows = Array.from({ length: 40 }, (_, at) =>
    sampleTransfer({
      id: `id-${at}`,
      direction: 'fetch',
      accountId: `account-${at % 8}`,
      mediaId: `media_id_${at}`,
      subject: subjectOf(bareMention(`media_id_${at}`, 'list')),
    }),
  );
  const client: Pick<WechatClient, 'fetchToken' | 'probe'> = {
    fetchToken: () => Promise.resolve(succeed({ accessToken: 't', expiresInSeconds: 7200 })),
    probe: () => Promise.resolve(succeed({ alive: true })),
  };
  const probe = createProbes({
    transfers: { find: (id) => rows.find((row) => row.id === id) ?? null, change: () => undefined },
    accounts: { connect: (accountId) => Promise.resolve(succeed(connectionOf(accountId))) },
    tokens: createAccessTokens({ client: client as WechatClient, now: () => 0, onSecret: () => undefined }),
    client,
    closing: new AbortController(),
    now: () => 0,
  });
  return { probe, ids: rows.map(({ id }) => id) };
}

test('many accounts at once are asked without a warning of a leak', async () => {
  const { probe, ids } = scene();
  const warned: string[] = [];
  const onWarning = ({ name, message }: Error) => warned.push(`${name}: ${message}`);
  process.on('warning', onWarning);
  try {
    expect(await probe(ids)).toEqual(succeed({ alive: 40, gone: 0, failed: 0 }));
    // Node warns in a turn of its own.
    await setImmediate();
  } finally {
    process.off('warning', onWarning);
  }
  expect(warned).toEqual([]);
});
