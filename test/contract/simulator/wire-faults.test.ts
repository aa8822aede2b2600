import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exchange } from './raw-client.ts';
import { startOfClock, startPractice, tokenTarget, type PracticeSession } from './practice-session.ts';
import { jpeg, MB, plainBytes } from './sample-files.ts';

let session: PracticeSession;
beforeEach(async () => {
  session = await startPractice();
});
afterEach(() => session.close());

const image = { type: 'image', bytes: jpeg(2000) };
const both = ['wecom', 'oa'] as const;

async function getTarget(dialect: 'wecom' | 'oa') {
  const { wecom, officialAccount } = session.simulator.apps;
  const token = await session.getToken(dialect === 'wecom' ? wecom : officialAccount);
  const mediaId = await session.uploaded(dialect, image, token);
  return { target: `/${dialect}/cgi-bin/media/get?access_token=${token}&media_id=${mediaId}` };
}

describe('delivery', () => {
  test.each(both)('37: %s can cut the connection after k bytes of the declared length', async (dialect) => {
    const request = await getTarget(dialect);
    for (const cutAfterBytes of [0, 1, 700]) {
      const reply = await session.send(request, { cutAfterBytes });
      expect(reply.header('Content-Length')).toBe('2000');
      expect(reply.body.equals(image.bytes.subarray(0, cutAfterBytes))).toBe(true);
    }
  });

  test('37: a slow drip delivers every byte, no faster than asked', async () => {
    const request = await getTarget('wecom');
    const before = performance.now();
    const reply = await session.send(request, { dripBytesPerSecond: 10_000 });
    expect(performance.now() - before).toBeGreaterThan(150);
    expect(reply.body.equals(image.bytes)).toBe(true);
  });

  test('37: a stall gives no headers, or half the body, and then nothing', async () => {
    const request = await getTarget('wecom');
    session.simulator.faults.set({ stall: 'before-headers' });
    expect(await exchange(session.origin, request, 300)).toBeNull();
    session.simulator.faults.set({ stall: 'in-body' });
    // Longer than a machine stalls: the half that was sent is to arrive before.
    const half = await exchange(session.origin, request, 1_500);
    expect([half?.body.length, half?.complete]).toEqual([1000, false]);
  });

  test('closing the simulator ends stalled calls', async () => {
    const request = await getTarget('wecom');
    session.simulator.faults.set({ stall: 'before-headers' });
    const stalled = exchange(session.origin, request);
    await expect.poll(() => session.simulator.log.length).toBe(3);
    await session.close();
    expect(await stalled).toBeNull();
    session = await startPractice();
  });

  test('the connection can close before the reply, after the call was carried out', async () => {
    const token = await session.getToken();
    session.simulator.faults.set({ closeBeforeResponse: true });
    await expect(session.upload('wecom', image, token)).rejects.toThrow('no reply');
    expect(session.simulator.media()).toHaveLength(1);
  });

  test.each(['before-body', 'in-body', 'after-body'] as const)(
    'an upload can be reset %s, and is carried out only where its body came whole',
    async (reset) => {
      const token = await session.getToken();
      const bytes = plainBytes(2 * MB);
      const upload = session.upload('wecom', { type: 'file', bytes, effects: { reset } }, token);
      await expect(upload).rejects.toThrow(/ECONNRESET|EPIPE/);
      await expect
        .poll(() => session.simulator.log.at(-1)?.flags)
        .toEqual(reset === 'after-body' ? [] : ['connection lost']);
      const { requestBytes = 0 } = session.simulator.log.at(-1) ?? {};
      const [least, most] = {
        'before-body': [0, 0],
        'in-body': [MB, 1.5 * MB],
        'after-body': [2 * MB, 3 * MB],
      }[reset];
      expect(requestBytes).toBeGreaterThanOrEqual(least ?? NaN);
      expect(requestBytes).toBeLessThanOrEqual(most ?? NaN);
      expect(session.simulator.media()).toHaveLength(reset === 'after-body' ? 1 : 0);
    },
  );

  test('a call without a body is reset before it is carried out, or after', async () => {
    const request = await getTarget('wecom');
    for (const reset of ['before-body', 'in-body', 'after-body'] as const) {
      await expect(session.send(request, { reset })).rejects.toThrow('ECONNRESET');
      expect(session.simulator.log.at(-1)?.status).toBeNull();
    }
  });

  test('the Content-Length can be more or less than the body', async () => {
    const request = await getTarget('wecom');
    const more = await session.send(request, { contentLengthOff: 7 });
    expect([more.header('Content-Length'), more.body.length, more.complete]).toEqual(['2007', 2000, false]);
    const less = await session.send(request, { contentLengthOff: -7 });
    expect([less.header('Content-Length'), less.body.length]).toEqual(['1993', 2000]);
  });

  test('a reply can be late, empty or a redirect', async () => {
    const request = await getTarget('oa');
    const before = performance.now();
    await session.send(request, { latencyMs: 200 });
    expect(performance.now() - before).toBeGreaterThan(190);
    const empty = await session.send(request, { empty: true });
    expect([empty.status, empty.header('Content-Length'), empty.body.length]).toEqual([200, '0', 0]);
    const redirect = await session.send(request, { redirectTo: 'http://127.0.0.1:9/elsewhere' });
    expect([redirect.status, redirect.header('Location')]).toEqual([302, 'http://127.0.0.1:9/elsewhere']);
  });

  test('a reply can be held until the faults are replaced', async () => {
    const request = await getTarget('oa');
    session.simulator.faults.set({ hold: true });
    const held = session.send(request, {});
    await expect.poll(() => session.simulator.log.length).toBe(3);
    session.simulator.faults.add({ latencyMs: 0 });
    const early = await Promise.race([held, delay(100)]);
    expect(early).toBeUndefined();
    session.simulator.faults.clear();
    expect((await held).body.equals(image.bytes)).toBe(true);
  });

  test('none is held for good whose call was still coming in when the faults were replaced', async () => {
    session.simulator.faults.set({ on: 'upload', hold: true, readBytesPerSecond: 2_000 });
    const held = session.upload('wecom', image);
    await expect.poll(() => session.simulator.log.at(-1)?.operation).toBe('upload');
    session.simulator.faults.clear();
    expect((await held).json()['errcode']).toBe(0);
  });

  test('an upload can be read slowly', async () => {
    const before = performance.now();
    const reply = await session.upload('wecom', { ...image, effects: { readBytesPerSecond: 10_000 } });
    expect(reply.json()['errcode']).toBe(0);
    expect(performance.now() - before).toBeGreaterThan(190);
  });

  test('an upload that breaks off leaves nothing behind', async () => {
    const token = await session.getToken();
    const request = {
      target: `/wecom/cgi-bin/media/upload?access_token=${token}&type=file`,
      headers: ['Content-Type: multipart/form-data; boundary=b', 'Content-Length: 5000'],
      body: Buffer.from('--b\r\nContent-Disposition: form-data; name="media"; filename="a"\r\n\r\n12345678'),
    };
    expect(await exchange(session.origin, request, 200)).toBeNull();
    await expect.poll(() => session.simulator.log.at(-1)?.flags).toEqual(['connection lost']);
    expect(session.simulator.media()).toEqual([]);
  });
});

describe('gateways and odd JSON', () => {
  test.each(both)('42: %s can answer with HTML as 502, 503, 404 and 200', async (dialect) => {
    const request = await getTarget(dialect);
    for (const html of [502, 503, 404, 200] as const) {
      const reply = await session.send(request, { html });
      expect(reply.status).toBe(html);
      expect(reply.header('Content-Type')).toBe('text/html');
      expect(reply.text()).toMatch(/^<html>/);
    }
    const unknown = await session.send({ target: `/${dialect}/cgi-bin/media/list` });
    expect([unknown.status, unknown.header('Content-Type')]).toEqual([404, 'text/html']);
  });

  test('43: errmsg can hold a raw control character, and JSON can begin with a byte order mark', async () => {
    const control = await session.get('oa', 'unknown', { effects: { controlCharacter: true } });
    expect(() => control.json()).toThrow();
    expect(control.text()).toContain('"errmsg":"\u0002\ninvalid media_id');
    const bom = await session.get('oa', 'unknown', { effects: { bom: true } });
    expect(bom.body.subarray(0, 4).toString('latin1')).toBe('\xef\xbb\xbf{');
  });

  test('JSON can be cut in its middle, and its length says nothing of it', async () => {
    const cut = await session.get('oa', 'unknown', { effects: { truncateJson: true } });
    expect(cut.complete).toBe(true);
    expect(cut.text()).toMatch(/^\{"errcode":40007/);
    expect(() => cut.json()).toThrow();
  });

  test.each(both)('44: %s behind a further path prefix keeps the same contract', async (dialect) => {
    const { wecom, officialAccount } = session.simulator.apps;
    const target = tokenTarget(dialect === 'wecom' ? wecom : officialAccount);
    const token = String((await session.send({ target: `/wx${target}` })).json()['access_token']);
    const reply = await session.send({
      target: `/wx/${dialect}/cgi-bin/media/get?access_token=${token}&media_id=x`,
    });
    expect(reply.json()['errcode']).toBe(40007);
  });

  test.each(both)('50: %s can have its clock off by two hours in created_at and Date', async (dialect) => {
    for (const clockOffsetSeconds of [-7200, 7200]) {
      const reply = await session.upload(dialect, { ...image, effects: { clockOffsetSeconds } });
      const expected = startOfClock / 1000 + clockOffsetSeconds;
      expect(Number(reply.json()['created_at'])).toBe(expected);
      expect(Date.parse(reply.header('Date') ?? '') / 1000).toBe(expected);
      const mediaId = String(reply.json()['media_id']);
      expect((await session.get(dialect, mediaId)).body).toHaveLength(2000);
    }
  });
});

describe('switches', () => {
  const errcodes = async () => [
    (await session.get('wecom', 'x', { token: 'bad' })).json()['errcode'],
    (await session.get('oa', 'x', { token: 'bad' })).json()['errcode'],
  ];

  test('a fault can be limited to a dialect, an endpoint and a number of calls; the later one wins', async () => {
    const { faults } = session.simulator;
    faults.set([{ errcode: 45009 }, { errcode: -1, dialect: 'oa', on: 'get', times: 1 }]);
    expect(await errcodes()).toEqual([45009, -1]);
    expect(await errcodes()).toEqual([45009, 45009]);
    faults.clear();
    expect(await errcodes()).toEqual([40014, 40014]);
    faults.add({ errcode: 40007, on: 'upload' });
    faults.add({ errcode: 40007, times: 0 });
    expect(await errcodes()).toEqual([40014, 40014]);
  });

  test('POST /simulator/faults replaces the faults, and refuses what it does not know', async () => {
    const post = (json: string, headers: string[] = []) =>
      session.send({ target: '/simulator/faults', headers, body: Buffer.from(json) });
    expect((await post('{"errcode":45009}')).status).toBe(200);
    expect(await errcodes()).toEqual([45009, 45009]);
    for (const json of ['{"nosuch":1}', '{"errcode":"45009"}', '{"html":201}', '[1]', 'no json', '']) {
      expect((await post(json)).status).toBe(400);
    }
    expect((await post('{"nosuch":1}')).text()).toBe('no such switch: nosuch\n');
    expect((await post('[]', ['Origin: http://example.com'])).status).toBe(403);
    expect(await errcodes()).toEqual([45009, 45009]);
    expect((await post('[]')).status).toBe(200);
    expect(await errcodes()).toEqual([40014, 40014]);
  });

  test('a bad X-Simulator-Fault is refused in words', async () => {
    const reply = await session.send({
      target: '/oa/cgi-bin/token',
      headers: ['X-Simulator-Fault: {"nosuch":1}'],
    });
    expect([reply.status, reply.text()]).toEqual([400, 'X-Simulator-Fault: no such switch: nosuch\n']);
  });
});

describe('the log', () => {
  test('holds what each call did and neither tokens nor secrets', async () => {
    const { wecom } = session.simulator.apps;
    const token = await session.getToken();
    const mediaId = await session.uploaded('wecom', image, token);
    await session.get('wecom', mediaId, { token });
    await session.send({ target: '/nowhere?access_token=x' });
    const { log } = session.simulator;
    expect(log.map(({ operation, status, errcode }) => [operation, status, errcode])).toEqual([
      ['gettoken', 200, 0],
      ['upload', 200, 0],
      ['get', 200, null],
      [null, 404, null],
    ]);
    expect(log[1]).toMatchObject({ dialect: 'wecom', method: 'POST', path: '/wecom/cgi-bin/media/upload' });
    expect(log[1]?.requestBytes).toBeGreaterThan(2000);
    expect(log[2]).toMatchObject({ requestBytes: 0, responseBytes: 2000 });
    expect(JSON.stringify(log)).not.toContain(token);
    expect(JSON.stringify(log)).not.toContain(wecom.corpsecret);
    expect(JSON.stringify(log)).not.toContain('access_token');
  });

  test('keeps the last 1000 calls', async () => {
    for (let call = 0; call < 1001; call += 1) await session.send({ target: `/call-${call}` });
    expect(session.simulator.log).toHaveLength(1000);
    expect(session.simulator.log[0]?.path).toBe('/call-1');
  });
});
