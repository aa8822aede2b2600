import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AccountInput } from '../../../electron/contract/account.ts';
import { unwrap } from '../client/session.ts';
import { onDisk, startDesk, startServer, wecomAccount, type RunningDesk } from './desk-harness.ts';

const KEY = 'k3y-Of-The-Token-Service';

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A company's central token service: answers what it is told to, and notes who asked. */
async function startTokenService(answer: () => Answer | Promise<Answer>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    void Promise.resolve(answer()).then(({ status = 200, headers = {}, body }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return { asked, origin, url: `${origin}/wx/token?key=${KEY}` };
}

/** A token as the platform gives it to the company's service. */
async function mint(origin: string, { corpid, corpsecret }: { corpid: string; corpsecret: string }) {
  const answer = await fetch(`${origin}/wecom/cgi-bin/gettoken?corpid=${corpid}&corpsecret=${corpsecret}`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}

async function start(more: Partial<AccountInput> = {}, answerOf?: (token: string) => Answer) {
  const { server, origin } = await startServer();
  const answer =
    answerOf ?? ((token) => ({ body: JSON.stringify({ access_token: token, expires_in: 7000 }) }));
  const service = await startTokenService(async () => answer(await mint(origin, server.apps.wecom)));
  const account = wecomAccount(origin, server, {
    credential: 'token_endpoint',
    secret: service.url,
    ownerId: '',
    ...more,
  });
  const running = await startDesk();
  return { ...running, running, server, origin, service, account };
}

async function upload({ desk, settled, file }: RunningDesk, id: string, count = 1) {
  const files = await Promise.all(
    Array.from({ length: count }, async (_, at) => onDisk(await file(`${at}.txt`, randomUUID()))),
  );
  return settled(await desk.uploads.add(id, files));
}

test('gives the token of many uploads by being asked once, and is never shown or stored in the open', async () => {
  const { running, desk, service, account, events, folder } = await start();
  const saved = unwrap(await desk.accounts.save(account));
  const rows = await upload(running, saved.id, 10);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['done']));
  expect(service.asked).toEqual([`GET /wx/token?key=${KEY}`]);
  expect(JSON.stringify([saved, desk.accounts.list(), events])).not.toContain(KEY);
  await running.close();
  expect(await readFile(join(folder, 'library.db'), 'latin1')).not.toContain(KEY);

  const again = await startDesk({ folder });
  expect(again.desk.accounts.find(saved.id)).toMatchObject({
    credential: 'token_endpoint',
    secretKept: 'keychain',
  });
  expect(await upload(again, saved.id)).toMatchObject([{ state: 'done' }]);
  expect(service.asked).toHaveLength(2);
});

test('is tried out by Test connection', async () => {
  const { desk, account, service } = await start();
  expect(await desk.testConnection(account)).toMatchObject({ ok: true, value: { tokenSeconds: 7000 } });
  expect(service.asked).toHaveLength(1);
});

test('may tell the life as text, or not at all', async () => {
  const text = await start({}, (token) => ({
    body: JSON.stringify({ access_token: token, expires_in: '300' }),
  }));
  expect(await text.desk.testConnection(text.account)).toMatchObject({ value: { tokenSeconds: 300 } });
  const none = await start({}, (token) => ({ body: JSON.stringify({ access_token: token }) }));
  expect(await none.desk.testConnection(none.account)).toMatchObject({ value: { tokenSeconds: 60 } });
});

test('is asked once more when its token is refused', async () => {
  const { running, desk, server, service, account } = await start();
  const { id } = unwrap(await desk.accounts.save(account));
  await upload(running, id);
  server.faults.set({ on: 'upload', expireTokens: true, times: 1 });
  expect(await upload(running, id)).toMatchObject([{ state: 'done' }]);
  expect(service.asked).toHaveLength(2);
});

test('that gives out the refused token again is not asked in a loop', async () => {
  const { desk, running, account, service } = await start({}, () => ({
    body: JSON.stringify({ access_token: 'made-up-token', expires_in: 7000 }),
  }));
  const { id } = unwrap(await desk.accounts.save(account));
  expect(await upload(running, id)).toMatchObject([{ state: 'failed', error: { errcode: 40014 } }]);
  expect(service.asked).toHaveLength(2);
});

test.each<[string, Answer, object]>([
  [
    'a refusal',
    { body: JSON.stringify({ errcode: 40001, errmsg: `bad key ${KEY}` }) },
    { code: 'api_refused', errcode: 40001, call: 'token' },
  ],
  ['a page', { body: '<html></html>', headers: { 'content-type': 'text/html' } }, { code: 'proxy_page' }],
  ['a status', { status: 500, body: '{}' }, { code: 'http_status', facts: { status: 500 } }],
  ['nothing of a token', { body: '{"token":"x"}' }, { code: 'answer_unreadable' }],
  [
    'a redirect',
    { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } },
    { code: 'redirect_refused' },
  ],
])('that answers with %s says so, without its URL', async (_, answer, error) => {
  const { desk, account } = await start({}, () => answer);
  const report = await desk.testConnection(account);
  expect(report).toMatchObject({ ok: false, error });
  const said = JSON.stringify(report);
  for (const hidden of [KEY, '127.0.0.1', 'wx/token']) expect(said).not.toContain(hidden);
});

test('goes with its own server only: with another base URL it must be entered again', async () => {
  const { desk, account, service } = await start();
  const { id } = unwrap(await desk.accounts.save(account));
  const moved = { ...account, id, secret: '', baseUrl: 'http://127.0.0.1:9' };
  expect(await desk.testConnection(moved)).toMatchObject({ error: { code: 'secret_missing' } });
  expect(await desk.accounts.save(moved)).toMatchObject({ error: { code: 'secret_missing' } });
  const refused = { ...account, secret: `ftp://x/?key=${KEY}` };
  expect(await desk.accounts.save(refused)).toEqual({ ok: false, error: { code: 'token_url_invalid' } });
  expect(service.asked).toEqual([]);
});
