import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPractice, tokenTarget, type PracticeSession } from './practice-session.ts';
import { exchange } from './raw-client.ts';
import { jpeg } from './sample-files.ts';

const run = promisify(execFile);

let session: PracticeSession;
let folder: string;
let photo: string;
const bytes = jpeg(1_500_000);
const processes = new Set<ChildProcess>();

beforeEach(async () => {
  session = await startPractice();
  folder = await mkdtemp(join(tmpdir(), 'media-desk-clients-'));
  photo = join(folder, '测试 photo.jpg');
  await writeFile(photo, bytes);
});
afterEach(async () => {
  await session.close();
  for (const child of processes) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  processes.clear();
  await rm(folder, { recursive: true });
});

describe('curl', () => {
  // curl writes no filelength, and asks 100-continue before a body this large.
  test.each(['wecom', 'oa'] as const)(
    'uploads to %s with -F media=@file and gets the same bytes',
    async (dialect) => {
      const { wecom, officialAccount } = session.simulator.apps;
      const token = await session.getToken(dialect === 'wecom' ? wecom : officialAccount);
      const media = `${session.origin}/${dialect}/cgi-bin/media`;
      const upload = `${media}/upload?access_token=${token}&type=image`;
      const { stdout } = await run('curl', ['--silent', '--noproxy', '*', '-F', `media=@${photo}`, upload]);
      const reply: unknown = JSON.parse(stdout);
      expect(reply).toMatchObject({ type: 'image', media_id: expect.any(String) as unknown });
      const mediaId = session.simulator.media()[0]?.mediaId ?? '';
      expect(stdout).toContain(mediaId);
      const fetched = join(folder, 'fetched.jpg');
      const get = `${media}/get?access_token=${token}&media_id=${mediaId}`;
      await run('curl', ['--silent', '--noproxy', '*', '-G', '-o', fetched, get]);
      expect((await readFile(fetched)).equals(bytes)).toBe(true);
      expect(session.simulator.media()[0]?.filename).toBe('测试 photo.jpg');
    },
  );
});

describe('the npm package co-wechat-api', () => {
  /** It ships no types. */
  async function call(api: object, method: string, ...args: unknown[]): Promise<unknown> {
    const found: unknown = Reflect.get(api, method);
    if (typeof found !== 'function') throw new TypeError(`co-wechat-api has no ${method}`);
    return await Reflect.apply(found, api, args);
  }

  test('uploads to the simulator and fetches from it, with only its prefix changed', async () => {
    const { appid, secret } = session.simulator.apps.officialAccount;
    const require = createRequire(import.meta.url);
    const Api: unknown = require('co-wechat-api');
    if (typeof Api !== 'function') throw new TypeError('co-wechat-api is a class');
    const api: unknown = Reflect.construct(Api, [appid, secret]);
    if (typeof api !== 'object' || api === null) throw new TypeError('an instance is an object');
    Reflect.set(api, 'prefix', `${session.origin}/oa/cgi-bin/`);

    const uploaded = await call(api, 'uploadImageMedia', photo);
    const mediaId = session.simulator.media()[0]?.mediaId;
    expect(uploaded).toMatchObject({ type: 'image', media_id: mediaId });
    const fetched = await call(api, 'getMedia', mediaId);
    expect(Buffer.isBuffer(fetched) && fetched.equals(bytes)).toBe(true);
    await expect(call(api, 'getMedia', 'unknown')).rejects.toMatchObject({ code: 40007 });
  });
});

describe('npm run simulator', () => {
  const root = resolve(import.meta.dirname, '../../..');

  function standAlone(...args: string[]): ChildProcess {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(root, 'electron/simulator/stand-alone.ts'), ...args],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    processes.add(child);
    return child;
  }

  async function outputOf(child: ChildProcess) {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
    child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
    await once(child, 'close');
    return { stdout, stderr, code: child.exitCode };
  }

  test('prints one JSON line whose credentials work, and ends cleanly on SIGTERM', async () => {
    const child = standAlone('--data', folder);
    const ended = outputOf(child);
    const chunks: unknown[] = await once(child.stdout ?? child, 'data');
    const first = chunks[0];
    const line: unknown = JSON.parse(String(first));
    const { wecom, officialAccount } = session.simulator.apps;
    expect(line).toMatchObject({
      wecom: { corpid: wecom.corpid, corpsecret: wecom.corpsecret },
      oa: { appid: officialAccount.appid, secret: officialAccount.secret },
    });
    const baseUrl = /"baseUrl":"([^"]+)\/wecom"/.exec(String(first))?.[1] ?? '';
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const reply = await exchange(baseUrl, { target: tokenTarget(wecom) });
    expect(reply?.json()['errcode']).toBe(0);
    child.kill('SIGTERM');
    expect(await ended).toEqual({ stdout: String(first), stderr: '', code: 0 });
  });

  test('says on stderr that the port is in use, and exits 1', async () => {
    const { port } = new URL(session.origin);
    const { stdout, stderr, code } = await outputOf(standAlone('--port', port));
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toBe(`simulator: port ${port} is in use; choose another with --port\n`);
  });
});
