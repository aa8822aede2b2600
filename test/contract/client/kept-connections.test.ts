import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createWechatClient } from '../../../electron/wechat/client.ts';
import { createHttp } from '../../../electron/wechat/http.ts';
import { fileOf } from './multipart-parser.ts';

const never = new AbortController().signal;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

/** Takes every upload, as a server of the platforms would; knows which connection each came on. */
async function serveUploads() {
  const sockets: Socket[] = [];
  const server: Server = createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
    sockets.push(request.socket);
    request.resume().on('end', () => {
      response.end(
        `{"errcode":0,"errmsg":"ok","type":"file","media_id":"m${sockets.length}","created_at":"1"}`,
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

function uploaderTo(baseUrl: string) {
  const http = createHttp({});
  ends.push(() => http.close());
  const client = createWechatClient({ http, now: Date.now });
  const endpoint = { dialect: 'wecom', platform: 'wecom', baseUrl } as const;
  return async () => {
    const file = fileOf('file', 'a.bin', Buffer.alloc(300_000, 7));
    const sent = await client.upload(endpoint, 't', file, { signal: never, onProgress: () => undefined });
    return sent.ok ? sent.value.mediaId : sent.error.code;
  };
}

// One whose answer was just read may not be free yet when the next file asks: hence twice as many.
test('the next upload takes the connection of one that ended', async () => {
  const { baseUrl, sockets } = await serveUploads();
  const upload = uploaderTo(baseUrl);
  for (let round = 1; round <= 10; round += 1) expect(await upload()).toBe(`m${round}`);
  expect(new Set(sockets).size).toBeLessThanOrEqual(2);
});

test('uploads side by side take those of uploads side by side', async () => {
  const { baseUrl, sockets } = await serveUploads();
  const upload = uploaderTo(baseUrl);
  for (let round = 0; round < 10; round += 1) await Promise.all([upload(), upload(), upload()]);
  expect(sockets).toHaveLength(30);
  // A machine that stalls for longer than an idle connection is kept has three of them made anew.
  expect(new Set(sockets).size).toBeLessThanOrEqual(12);
});

test('one that the server closed meanwhile loses nothing', async () => {
  const { baseUrl, sockets } = await serveUploads();
  const upload = uploaderTo(baseUrl);
  for (let round = 1; round <= 5; round += 1) {
    expect(await upload()).toBe(`m${round}`);
    sockets.at(-1)?.destroy();
    await delay(20);
  }
  expect(new Set(sockets).size).toBe(5);
});

test('one that rested longer than a moment is not trusted', async () => {
  const { baseUrl, sockets } = await serveUploads();
  const upload = uploaderTo(baseUrl);
  await upload();
  const [first] = sockets;
  if (first && !first.destroyed) await once(first, 'close');
  expect(await upload()).toBe('m2');
  expect(new Set(sockets).size).toBe(2);
});
