import { afterEach, describe, expect, test } from 'vitest';
import { createWechatClient } from '../../../electron/wechat/client.ts';
import type { Endpoint } from '../../../electron/wechat/endpoint.ts';
import { createHttp } from '../../../electron/wechat/http.ts';
import { fileOf } from './multipart-parser.ts';
import { httpAnswer, serveScript } from './scripted-server.ts';
import { receive } from './session.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const never = new AbortController().signal;
const SECRETS = { ownerId: 'ww1', secret: 's3cret-Value', tokenCall: 'stable_token' } as const;

describe.each(['301 Moved', '302 Found', '303 See Other', '307 Temporary', '308 Permanent'])(
  'a %s',
  (status) => {
    test.each(['wecom', 'official_account'] as const)(
      'to another origin is followed by no call of %s: the other server hears nothing',
      async (platform) => {
        const other = await serveScript((socket) =>
          socket.end(httpAnswer('{"access_token":"t","media_id":"m"}')),
        );
        const server = await serveScript((socket, head) => {
          socket.resume();
          const path = /^\S+ (\S+)/.exec(head)?.[1] ?? '/';
          const answer = httpAnswer('', `Location: ${other.origin}${path}\r\n`, status);
          setTimeout(() => socket.end(answer), 20);
        });
        const http = createHttp({});
        open.push(other, server, http);
        const client = createWechatClient({ http, now: Date.now });
        const endpoint: Endpoint = { dialect: platform, platform, baseUrl: server.origin };
        const tokenUrl = `${server.origin}/token?key=s3cret-Key`;
        const results = [
          await client.fetchToken(endpoint, SECRETS, { signal: never }),
          await client.fetchToken(endpoint, { ...SECRETS, tokenCall: 'token' }, { signal: never }),
          await client.fetchToken(endpoint, { tokenUrl }, { signal: never }),
          await client.upload(endpoint, 't0ken', fileOf('image', 'a.png', Buffer.from('abcdef')), {
            signal: never,
            onProgress: () => undefined,
          }),
          await receive(client, endpoint, 't0ken', 'media-id'),
        ];
        for (const result of results) {
          expect(result).toMatchObject({ ok: false, error: { code: 'redirect_refused' } });
          expect(JSON.stringify(result)).not.toMatch(/s3cret|t0ken|127\.0\.0\.1/);
        }
        expect(server.requests).toHaveLength(results.length);
        expect(other.requests).toEqual([]);
      },
    );
  },
);
