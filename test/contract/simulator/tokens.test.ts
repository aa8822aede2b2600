import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { form, startPractice, tokenTarget, type PracticeSession } from './practice-session.ts';
import { jpeg } from './sample-files.ts';

let session: PracticeSession;
beforeEach(async () => {
  session = await startPractice();
});
afterEach(() => session.close());

const wecomQuery = (corpid: string, corpsecret: string) =>
  `/wecom/cgi-bin/gettoken?corpid=${corpid}&corpsecret=${corpsecret}`;

async function stable(more: Record<string, unknown> = {}) {
  const { appid, secret } = session.simulator.apps.officialAccount;
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret, ...more });
  return (await session.send({ target: '/oa/cgi-bin/stable_token', body: Buffer.from(body) })).json();
}

/** The errcode a get of an unknown id meets: 40007 means the token was taken. */
async function errcodeWith(dialect: 'wecom' | 'oa', token: string) {
  return (await session.get(dialect, 'unknown', { token })).json()['errcode'];
}

describe('WeCom gettoken', () => {
  test('1: a good pair gets a token of 7200 s, and the same token while it lives', async () => {
    const { wecom } = session.simulator.apps;
    const reply = await session.send({ target: tokenTarget(wecom) });
    const first = reply.json();
    expect(reply.status).toBe(200);
    expect(first).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 });
    expect(String(first['access_token']).length).toBeLessThanOrEqual(512);
    expect(reply.header('Content-Type')).toBe('application/json; charset=UTF-8');
    expect(reply.header('Server')).toBe('nginx');
    expect(reply.header('Error-Code')).toBe('0');
    expect(await session.getToken(wecom)).toBe(first['access_token']);
    session.clock.now += 7200_000;
    expect(await session.getToken(wecom)).not.toBe(first['access_token']);
  });

  test('1: another app of the corp gets a token of its own', async () => {
    const { wecom, wecomSecondApp } = session.simulator.apps;
    expect(await session.getToken(wecom)).not.toBe(await session.getToken(wecomSecondApp));
  });

  test('2: each wrong or missing credential has its own errcode', async () => {
    const { wecom, wecomOtherCorp } = session.simulator.apps;
    const cases = [
      [wecomQuery(wecom.corpid, 'wrong'), 40001],
      [wecomQuery('ww0000', wecom.corpsecret), 40013],
      [wecomQuery(wecom.corpid.toUpperCase(), wecom.corpsecret), 40013],
      [wecomQuery(wecom.corpid, wecomOtherCorp.corpsecret), 40091],
      [wecomQuery('', wecom.corpsecret), 41002],
      [wecomQuery(wecom.corpid, ''), 41004],
    ] as const;
    for (const [target, errcode] of cases) {
      const reply = await session.send({ target });
      expect(reply.status).toBe(200);
      expect(reply.json()['errcode']).toBe(errcode);
      expect(reply.header('Error-Code')).toBe(String(errcode));
      expect(reply.json()['errmsg']).toMatch(
        new RegExp(`, hint: \\[\\d+_\\d+_[0-9a-f]{32}\\], from ip: [\\d.]+, more info at .*e=${errcode}$`),
      );
    }
  });
});

describe('OA token', () => {
  test('3: success has no errcode, and the previous token works for another 300 s', async () => {
    const { officialAccount } = session.simulator.apps;
    const reply = await session.send({ target: tokenTarget(officialAccount) });
    expect(Object.keys(reply.json()).sort()).toEqual(['access_token', 'expires_in']);
    expect(reply.header('Content-Type')).toBe('application/json; encoding=utf-8');
    expect(reply.header('LogicRet')).toBe('0');
    const first = String(reply.json()['access_token']);
    const second = await session.getToken(officialAccount);
    expect(second).not.toBe(first);
    session.clock.now += 299_999;
    expect(await errcodeWith('oa', first)).toBe(40007);
    session.clock.now += 1;
    expect(await errcodeWith('oa', first)).toBe(40001);
    expect(await errcodeWith('oa', second)).toBe(40007);
  });

  test('3: each wrong or missing credential has its own errcode', async () => {
    const { appid, secret } = session.simulator.apps.officialAccount;
    const cases = [
      [`grant_type=password&appid=${appid}&secret=${secret}`, 40002],
      [`grant_type=client_credential&appid=&secret=${secret}`, 41002],
      [`grant_type=client_credential&appid=${appid}`, 41004],
      [`grant_type=client_credential&appid=wx0&secret=${secret}`, 40013],
      [`grant_type=client_credential&appid=${appid}&secret=wrong`, 40125],
    ] as const;
    for (const [query, errcode] of cases) {
      const reply = await session.send({ target: `/oa/cgi-bin/token?${query}` });
      expect(reply.json()['errcode']).toBe(errcode);
      expect(reply.json()['errmsg']).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
    }
  });

  test('4: stable_token stays the same with less time left, then hands over with both valid', async () => {
    const first = await stable();
    expect(first).not.toHaveProperty('errcode');
    session.clock.now += 60_000;
    const second = await stable();
    expect(second['access_token']).toBe(first['access_token']);
    expect(second['expires_in']).toBe(7140);
    session.clock.now += 6841_000;
    const third = await stable();
    expect(third['access_token']).not.toBe(first['access_token']);
    expect(await errcodeWith('oa', String(first['access_token']))).toBe(40007);
    expect(await errcodeWith('oa', String(third['access_token']))).toBe(40007);
  });

  test('4: token and stable_token leave each other alone', async () => {
    const stableToken = String((await stable())['access_token']);
    await session.getToken(session.simulator.apps.officialAccount);
    await session.getToken(session.simulator.apps.officialAccount);
    session.clock.now += 301_000;
    expect(await errcodeWith('oa', stableToken)).toBe(40007);
  });

  test('4: stable_token refuses GET and a body that is no JSON', async () => {
    const target = '/oa/cgi-bin/stable_token';
    expect((await session.send({ target })).json()['errcode']).toBe(43002);
    expect((await session.send({ target, body: Buffer.from('{') })).json()['errcode']).toBe(47001);
  });

  test('5: force_refresh kills the old token, does nothing within 30 s, and is refused the 21st time', async () => {
    const old = String((await stable())['access_token']);
    const forced = await stable({ force_refresh: true });
    expect(forced['access_token']).not.toBe(old);
    const refused = (await session.get('oa', 'unknown', { token: old })).json();
    expect(refused['errcode']).toBe(40001);
    expect(refused['errmsg']).toContain('not latest');
    session.clock.now += 29_999;
    expect((await stable({ force_refresh: true }))['access_token']).toBe(forced['access_token']);
    for (let time = 2; time <= 20; time += 1) {
      session.clock.now += 30_000;
      expect(await stable({ force_refresh: true })).not.toHaveProperty('errcode');
    }
    session.clock.now += 30_000;
    expect((await stable({ force_refresh: true }))['errcode']).toBe(45009);
    session.clock.now += 86_400_000;
    expect(await stable({ force_refresh: true })).not.toHaveProperty('errcode');
  });
});

describe('access', () => {
  test('6: an OA token call from an unlisted IP is 40164 and names the IP', async () => {
    session.simulator.faults.set({ ipAllowed: false });
    const reply = (
      await session.send({ target: tokenTarget(session.simulator.apps.officialAccount) })
    ).json();
    expect(reply['errcode']).toBe(40164);
    expect(reply['errmsg']).toMatch(
      /^invalid ip 203\.0\.113\.7 ipv6 ::ffff:203\.0\.113\.7, not in whitelist rid: /,
    );
  });

  test('7: a WeCom media call from an unlisted IP is 60020, while gettoken still works', async () => {
    session.simulator.faults.set({ ipAllowed: false });
    const token = await session.getToken();
    const reply = (await session.get('wecom', 'unknown', { token })).json();
    expect(reply['errcode']).toBe(60020);
    expect(reply['errmsg']).toMatch(
      /^not allow to access from your ip, hint: \[.*\], from ip: 203\.0\.113\.7, more info at .*e=60020$/,
    );
    const upload = await session.upload('wecom', { type: 'image', bytes: jpeg(100) }, token);
    expect(upload.json()['errcode']).toBe(60020);
  });

  test.each(['wecom', 'oa'] as const)(
    '8: %s tells expired, garbage and missing tokens apart',
    async (dialect) => {
      const { wecom, officialAccount } = session.simulator.apps;
      const token = await session.getToken(dialect === 'wecom' ? wecom : officialAccount);
      const other = await session.getToken(dialect === 'wecom' ? officialAccount : wecom);
      expect(await errcodeWith(dialect, token)).toBe(40007);
      expect(await errcodeWith(dialect, 'garbage')).toBe(40014);
      expect(await errcodeWith(dialect, other)).toBe(40014);
      expect(await errcodeWith(dialect, '')).toBe(41001);
      session.clock.now += 7_199_999;
      expect(await errcodeWith(dialect, token)).toBe(40007);
      session.clock.now += 1;
      expect(await errcodeWith(dialect, token)).toBe(42001);
    },
  );

  test('8: a token in the body instead of the query counts as missing, and the body is not examined', async () => {
    const reply = await session.send({
      target: '/wecom/cgi-bin/media/upload?type=nonsense',
      headers: ['Content-Type: application/json'],
      body: form(Buffer.alloc(3), 'name="access_token"'),
    });
    expect(reply.json()['errcode']).toBe(41001);
  });

  test('8: expireTokens makes one call fail with 42001 and the next gettoken issue a new token', async () => {
    const token = await session.getToken();
    session.simulator.faults.set({ expireTokens: true, on: 'get', times: 1 });
    expect(await errcodeWith('wecom', token)).toBe(42001);
    expect(await errcodeWith('wecom', token)).toBe(42001);
    const next = await session.getToken();
    expect(next).not.toBe(token);
    expect(await errcodeWith('wecom', next)).toBe(40007);
  });

  test('8: tokenLifeSeconds shortens the life of new tokens', async () => {
    const token = await session.getToken(session.simulator.apps.officialAccount, { tokenLifeSeconds: 5 });
    session.clock.now += 4_999;
    expect(await errcodeWith('oa', token)).toBe(40007);
    session.clock.now += 1;
    expect(await errcodeWith('oa', token)).toBe(42001);
  });
});
