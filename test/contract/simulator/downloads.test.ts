import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Effects } from '../../../electron/simulator/faults.ts';
import { exchange } from './raw-client.ts';
import { startPractice, type PracticeSession } from './practice-session.ts';
import { amr, jpeg, MB, mp4, plainBytes } from './sample-files.ts';

let session: PracticeSession;
beforeEach(async () => {
  session = await startPractice();
});
afterEach(() => session.close());

const image = { type: 'image', bytes: jpeg(2048) };
const both = ['wecom', 'oa'] as const;

describe('get', () => {
  test.each(both)('26: %s serves an image with the documented headers, byte for byte', async (dialect) => {
    const mediaId = await session.uploaded(dialect, image);
    const reply = await session.get(dialect, mediaId);
    expect(reply.status).toBe(200);
    expect(reply.head).toContain('\r\nConnection: close');
    expect(reply.head).toContain('\r\nContent-Type: image/jpeg');
    expect(reply.head).toContain(`\r\nContent-disposition: attachment; filename="${mediaId}.jpg"`);
    expect(reply.head).toContain('\r\nCache-Control: no-cache, must-revalidate');
    expect(reply.head).toContain('\r\nContent-Length: 2048');
    expect(reply.body.equals(image.bytes)).toBe(true);
  });

  test('26: HEAD, as the mini-program document asks with curl -I, gives the headers alone', async () => {
    const token = await session.getToken(session.simulator.apps.officialAccount);
    const mediaId = await session.uploaded('oa', image, token);
    const target = `/oa/cgi-bin/media/get?access_token=${token}&media_id=${mediaId}`;
    const reply = await session.send({ method: 'HEAD', target });
    expect(reply.header('Content-Length')).toBe('2048');
    expect(reply.body).toHaveLength(0);
  });

  test('27: a WeCom file with a non-ASCII name has filename* first and is application/octet-stream', async () => {
    const filename = '报价单.xlsx';
    const mediaId = await session.uploaded('wecom', { type: 'file', bytes: plainBytes(100), filename });
    const reply = await session.get('wecom', mediaId);
    expect(reply.header('Content-Type')).toBe('application/octet-stream');
    const header = Buffer.from(reply.header('Content-disposition') ?? '', 'latin1').toString('utf8');
    expect(header).toBe(
      `attachment; filename*=utf-8''%E6%8A%A5%E4%BB%B7%E5%8D%95.xlsx; filename="报价单.xlsx"`,
    );
  });

  test('28: every name form can be forced, and the body stays intact', async () => {
    const bytes = amr(5);
    const mediaId = await session.uploaded('wecom', { type: 'voice', bytes, filename: 'v.amr' });
    const forms = {
      star: `attachment; filename*=utf-8''${mediaId}.amr`,
      'no-extension': 'attachment; filename="voice"',
      'extension-only': 'attachment; filename=".amr"',
      unquoted: `attachment; filename=${mediaId}.amr`,
      gbk: 'attachment; filename="\xb2\xe2\xca\xd4.jpg"',
      traversal: 'attachment; filename="..\\..\\evil.txt"',
      semicolon: 'attachment; filename="price; list.jpg"',
      absent: null,
    };
    for (const [nameForm, header] of Object.entries(forms)) {
      session.simulator.faults.clear();
      const reply = await session.send({
        target: `/wecom/cgi-bin/media/get?access_token=${await session.getToken()}&media_id=${mediaId}`,
        headers: [`X-Simulator-Fault: {"nameForm":"${nameForm}"}`],
      });
      expect(reply.header('Content-disposition')).toBe(header);
      expect(reply.body.equals(bytes)).toBe(true);
    }
  });

  test.each(both)('29: %s answers an unknown id with 40007 and no disposition', async (dialect) => {
    const reply = await session.get(dialect, 'unknown');
    expect(reply.status).toBe(200);
    expect(reply.json()['errcode']).toBe(40007);
    expect(reply.json()['errmsg']).toMatch(/^invalid media_id/);
    expect(reply.header('Content-disposition')).toBeNull();
    expect(reply.header('Content-Type')).toContain('application/json');
    const plain = await session.get(dialect, 'unknown', { effects: { textPlain: true } });
    expect(plain.header('Content-Type')).toBe('text/plain');
  });

  test.each(both)('29: %s drops media exactly three days after created_at', async (dialect) => {
    const mediaId = await session.uploaded(dialect, image);
    session.clock.now += 259_200_000 - 1;
    const token = await session.getToken(
      dialect === 'wecom' ? session.simulator.apps.wecom : session.simulator.apps.officialAccount,
    );
    expect((await session.get(dialect, mediaId, { token })).body).toHaveLength(2048);
    session.clock.now += 1;
    expect((await session.get(dialect, mediaId, { token })).json()['errcode']).toBe(40007);
    expect(session.simulator.media()).toEqual([]);
  });

  test('30: the legacy form of a bad id is the string "40004"', async () => {
    const reply = await session.get('wecom', 'unknown', { effects: { legacy: true } });
    expect(reply.json()).toEqual({ errcode: '40004', errmsg: 'invalid media_id' });
  });

  test.each(both)('31: %s answers a get without media_id with 41006', async (dialect) => {
    expect((await session.get(dialect, '')).json()['errcode']).toBe(41006);
  });

  test('32: an OA video is a video_url that serves the bytes, its https form, or the raw file', async () => {
    const bytes = mp4(3000);
    const mediaId = await session.uploaded('oa', { type: 'video', bytes, filename: 'v.mp4' });
    const link = await session.get('oa', mediaId);
    expect(Object.keys(link.json())).toEqual(['video_url']);
    expect(link.header('Content-disposition')).toBeNull();
    const url = new URL(String(link.json()['video_url']));
    expect(url.origin).toBe(session.origin);
    expect(url.search).not.toContain('access_token');
    const file = await session.send({ target: `${url.pathname}${url.search}` });
    expect(file.body.equals(bytes)).toBe(true);
    const secure = await session.get('oa', mediaId, { effects: { videoUrl: 'https' } });
    expect(secure.json()['video_url']).toMatch(/^https:/);
    const raw = await session.get('oa', mediaId, { effects: { videoUrl: null } });
    expect(raw.header('Content-disposition')).toContain('attachment');
    expect(raw.body.equals(bytes)).toBe(true);
    session.clock.now += 259_200_000;
    expect((await session.send({ target: `${url.pathname}${url.search}` })).status).toBe(404);
  });

  test('32: a WeCom video is streamed as a file', async () => {
    const bytes = mp4(3000);
    const mediaId = await session.uploaded('wecom', { type: 'video', bytes, filename: 'v.mp4' });
    const reply = await session.get('wecom', mediaId);
    expect(reply.header('Content-Type')).toBe('video/mp4');
    expect(reply.body.equals(bytes)).toBe(true);
  });

  test.each([
    ['{"errcode":40007}', 'error.json'],
    ['{\\rtf1 hello}', 'letter.rtf'],
  ])('33: a file whose content is %s comes back as an attachment', async (content, filename) => {
    const bytes = Buffer.from(content);
    const mediaId = await session.uploaded('wecom', { type: 'file', bytes, filename });
    const reply = await session.get('wecom', mediaId);
    expect(reply.header('Content-disposition')).toBe(`attachment; filename="${filename}"`);
    expect(reply.text()).toBe(content);
  });

  test.each(both)('39: a voice on %s is AMR, or by switch SILK under its .amr name', async (dialect) => {
    const bytes = amr(5);
    const mediaId = await session.uploaded(dialect, { type: 'voice', bytes, filename: 'v.amr' });
    expect((await session.get(dialect, mediaId)).body.equals(bytes)).toBe(true);
    const silk = await session.get(dialect, mediaId, { effects: { silk: true } });
    expect(silk.body.subarray(0, 10).toString('latin1')).toBe('\x02#!SILK_V3');
    expect(silk.header('Content-disposition')).toContain('.amr"');
    expect(silk.complete).toBe(true);
  });
});

describe('Range', () => {
  const bytes = plainBytes(2048);
  bytes.forEach((_, at) => (bytes[at] = at % 251));

  test('34: WeCom serves the slice asked for', async () => {
    const mediaId = await session.uploaded('wecom', { type: 'file', bytes, filename: 'a.bin' });
    const slices = [
      ['bytes=0-1023', 0, 1023],
      ['bytes=1024-', 1024, 2047],
      ['bytes=0-0', 0, 0],
      ['bytes=2047-9999', 2047, 2047],
      ['bytes=-48', 2000, 2047],
    ] as const;
    for (const [range, start, end] of slices) {
      const reply = await session.get('wecom', mediaId, { headers: [`Range: ${range}`] });
      expect(reply.status).toBe(206);
      expect(reply.header('Accept-Ranges')).toBe('bytes');
      expect(reply.header('Content-Range')).toBe(`bytes ${start}-${end}/2048`);
      expect(reply.header('Content-Length')).toBe(String(end - start + 1));
      expect(reply.body.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  test('34: past the end is 416; what is no single range is ignored', async () => {
    const mediaId = await session.uploaded('wecom', { type: 'file', bytes, filename: 'a.bin' });
    const past = await session.get('wecom', mediaId, { headers: ['Range: bytes=2048-'] });
    expect(past.status).toBe(416);
    expect(past.header('Content-Range')).toBe('bytes */2048');
    for (const range of ['bytes=9-3', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-']) {
      const reply = await session.get('wecom', mediaId, { headers: [`Range: ${range}`] });
      expect([reply.status, reply.body.length]).toEqual([200, 2048]);
    }
  });

  test('35: WeCom gives no more than 20 MB at once', async () => {
    const { corpid } = session.simulator.apps.wecom;
    const big = plainBytes(21 * MB);
    const mediaId = await session.simulator.receive({
      owner: corpid,
      type: 'file',
      filename: 'big.bin',
      bytes: big,
    });
    const errcode = async (headers: string[]) =>
      (await session.get('wecom', mediaId, { headers })).json()['errcode'];
    expect(await errcode([])).toBe(830002);
    expect(await errcode([`Range: bytes=0-${20 * MB}`])).toBe(830002);
    const slice = await session.get('wecom', mediaId, { headers: [`Range: bytes=0-${20 * MB - 1}`] });
    expect([slice.status, slice.body.length]).toEqual([206, 20 * MB]);
  });

  test('a Range can be ignored, refused, or answered with a Content-Range that is not true', async () => {
    const mediaId = await session.uploaded('wecom', { type: 'file', bytes, filename: 'a.bin' });
    const get = (effects: Effects) =>
      session.get('wecom', mediaId, { headers: ['Range: bytes=10-19'], effects });
    const ignored = await get({ ignoreRange: true });
    expect([ignored.status, ignored.body.length]).toEqual([200, 2048]);
    const refused = await get({ refuseRange: true });
    expect([refused.status, refused.header('Content-Range')]).toEqual([416, 'bytes */2048']);
    const untrue = {
      absent: null,
      'other-start': 'bytes 11-19/2048',
      'other-total': 'bytes 10-19/2049',
    } as const;
    for (const contentRange of ['absent', 'other-start', 'other-total'] as const) {
      const reply = await get({ contentRange });
      expect([reply.status, reply.header('Content-Range')]).toEqual([206, untrue[contentRange]]);
      expect(reply.body.equals(bytes.subarray(10, 20))).toBe(true);
    }
    expect(session.simulator.log.at(-1)?.range).toBe('bytes=10-19');
    const whole = await session.get('wecom', mediaId, { effects: { refuseRange: true } });
    expect([whole.status, session.simulator.log.at(-1)?.range]).toEqual([200, null]);
  });

  test('36: OA ignores Range', async () => {
    const mediaId = await session.uploaded('oa', image);
    const reply = await session.get('oa', mediaId, { headers: ['Range: bytes=0-9'] });
    expect([reply.status, reply.body.length]).toEqual([200, 2048]);
    expect(reply.header('Accept-Ranges')).toBeNull();
  });
});

describe('whose media', () => {
  test.each(both)('38: get/jssdk on %s serves a JSSDK voice as speex and no other id', async (dialect) => {
    const { wecom, officialAccount } = session.simulator.apps;
    const owner = dialect === 'wecom' ? wecom.corpid : officialAccount.appid;
    const speex = plainBytes(320);
    const hd = await session.simulator.receive({
      owner,
      type: 'voice',
      filename: 'v',
      bytes: speex,
      jssdk: true,
    });
    const path = 'media/get/jssdk';
    const reply = await session.get(dialect, hd, { path });
    expect(reply.header('Content-Type')).toBe('voice/speex');
    expect(reply.header('Content-disposition')).toBe(
      `attachment; filename="${dialect === 'wecom' ? 'XXX' : `${hd}.speex`}"`,
    );
    expect(reply.body.equals(speex)).toBe(true);
    const ordinary = await session.uploaded(dialect, { type: 'voice', bytes: amr(5), filename: 'v.amr' });
    expect((await session.get(dialect, ordinary, { path })).json()['errcode']).toBe(40007);
    const asAmr = await session.get(dialect, hd);
    expect(asAmr.body.subarray(0, 6).toString()).toBe('#!AMR\n');
  });

  test('40: a WeCom id works for every app of its corp and for no other corp', async () => {
    const { wecomSecondApp, wecomOtherCorp } = session.simulator.apps;
    const mediaId = await session.uploaded('wecom', image);
    const second = await session.getToken(wecomSecondApp);
    expect((await session.get('wecom', mediaId, { token: second })).body.equals(image.bytes)).toBe(true);
    const other = await session.getToken(wecomOtherCorp);
    expect((await session.get('wecom', mediaId, { token: other })).json()['errcode']).toBe(40007);
  });

  test('40: an OA id works for its appid alone', async () => {
    const { otherOfficialAccount, miniProgram } = session.simulator.apps;
    const mediaId = await session.uploaded('oa', image);
    for (const app of [otherOfficialAccount, miniProgram]) {
      const token = await session.getToken(app);
      expect((await session.get('oa', mediaId, { token })).json()['errcode']).toBe(40007);
    }
    expect((await session.get('oa', mediaId)).body.equals(image.bytes)).toBe(true);
  });
});

describe('how often', () => {
  test('41: more parallel gets of one media_id than allowed are 45033', async () => {
    const first = await session.uploaded('wecom', image);
    const second = await session.uploaded('wecom', image);
    const token = await session.getToken();
    session.simulator.faults.set({ concurrency: 2, stall: 'in-body', on: 'get' });
    const target = (mediaId: string) => ({
      target: `/wecom/cgi-bin/media/get?access_token=${token}&media_id=${mediaId}`,
    });
    const enough = new AbortController();
    const held = [first, first, second].map((mediaId) =>
      exchange(session.origin, target(mediaId), enough.signal),
    );
    await expect
      .poll(() => session.simulator.log.filter((call) => call.responseBytes === 1024).length)
      .toBe(3);
    session.simulator.faults.set({ concurrency: 2, on: 'get' });
    expect((await session.send(target(first))).json()['errcode']).toBe(45033);
    expect((await session.send(target(second))).status).toBe(200);
    enough.abort();
    for (const reply of await Promise.all(held)) expect(reply?.complete).toBe(false);
    await expect.poll(async () => (await session.send(target(first))).body.length).toBe(2048);
  });

  test('41: calls beyond the quota are 45009 until the window ends', async () => {
    session.simulator.faults.set({ quota: 2, windowSeconds: 60, on: 'get' });
    const codes = [];
    for (let call = 0; call < 4; call += 1) codes.push((await session.get('wecom', 'x')).json()['errcode']);
    expect(codes).toEqual([40007, 40007, 45009, 45009]);
    session.clock.now += 60_000;
    expect((await session.get('wecom', 'x')).json()['errcode']).toBe(40007);
  });

  test('41: busy for the first calls, then success', async () => {
    const mediaId = await session.uploaded('wecom', image);
    session.simulator.faults.set({ errcode: -1, times: 2, on: 'get' });
    const busy = [await session.get('wecom', mediaId), await session.get('wecom', mediaId)];
    expect(busy.map((reply) => reply.json()['errcode'])).toEqual([-1, -1]);
    expect((await session.get('wecom', mediaId)).body.equals(image.bytes)).toBe(true);
  });
});
