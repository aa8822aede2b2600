import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boundary, form, startOfClock, startPractice, type PracticeSession } from './practice-session.ts';
import { amr, gif, jpeg, mp3, mp4, plainBytes, png } from './sample-files.ts';

let session: PracticeSession;
beforeEach(async () => {
  session = await startPractice();
});
afterEach(() => session.close());

const sixBytes = { type: 'file', bytes: Buffer.from('sixsix'), filename: 'a.txt' };
const image = { type: 'image', bytes: jpeg(500) };
const lastFlags = () => session.simulator.log.at(-1)?.flags;

describe('upload to WeCom', () => {
  test('9: a 6-byte file gets a media_id and created_at as a string', async () => {
    const reply = await session.upload('wecom', sixBytes);
    const { media_id: mediaId, ...rest } = reply.json();
    expect(reply.status).toBe(200);
    expect(rest).toEqual({ errcode: 0, errmsg: 'ok', type: 'file', created_at: String(startOfClock / 1000) });
    expect(mediaId).toMatch(/^3[\w-]{60,}$/);
    expect((await session.upload('wecom', sixBytes)).json()['media_id']).not.toBe(mediaId);
  });

  test('10: errmsg may be empty, and the legacy form has neither errcode nor errmsg', async () => {
    const empty = await session.upload('wecom', { ...sixBytes, effects: { emptyErrmsg: true } });
    expect(empty.json()).toMatchObject({ errcode: 0, errmsg: '' });
    const legacy = await session.upload('wecom', { ...sixBytes, effects: { legacy: true } });
    expect(Object.keys(legacy.json()).sort()).toEqual(['created_at', 'media_id', 'type']);
  });

  test('13: a quoted boundary is 44001', async () => {
    const contentType = `Content-Type: multipart/form-data; boundary="${boundary}"`;
    const reply = (await session.upload('wecom', { ...sixBytes, contentType })).json();
    expect(reply['errcode']).toBe(44001);
    expect(reply['errmsg']).toMatch(/^empty media data, hint: \[/);
  });

  test('14: no boundary, a JSON body, a wrong field name and a zero-byte part are 44001', async () => {
    const malformed = [
      { contentType: 'Content-Type: multipart/form-data' },
      { contentType: 'Content-Type: application/json' },
      { disposition: 'name="file"; filename="a.txt"; filelength=6' },
      { disposition: 'name="media"' },
      { disposition: 'name=media; filename=a.txt' },
      { bytes: Buffer.alloc(0) },
    ];
    for (const fault of malformed) {
      expect((await session.upload('wecom', { ...sixBytes, ...fault })).json()['errcode']).toBe(44001);
    }
    expect(session.simulator.media()).toEqual([]);
  });

  test('14: a form cut short of its closing delimiter is 44001', async () => {
    const whole = form(sixBytes.bytes, 'name="media"; filename="a.txt"');
    for (const length of [whole.length - 2 - 2, whole.length - 20, 60, 0]) {
      const reply = await session.send({
        target: `/wecom/cgi-bin/media/upload?access_token=${await session.getToken()}&type=file`,
        headers: [`Content-Type: multipart/form-data; boundary=${boundary}`],
        body: whole.subarray(0, length),
      });
      expect(reply.json()['errcode']).toBe(44001);
    }
  });

  test('17: a chunked body is accepted, or refused with 412 by switch', async () => {
    const whole = form(sixBytes.bytes, 'name="media"; filename="a.txt"; filelength=6');
    const request = {
      target: `/wecom/cgi-bin/media/upload?access_token=${await session.getToken()}&type=file`,
      headers: [`Content-Type: multipart/form-data; boundary=${boundary}`, 'Transfer-Encoding: chunked'],
      body: Buffer.concat([
        Buffer.from(`${whole.length.toString(16)}\r\n`),
        whole,
        Buffer.from('\r\n0\r\n\r\n'),
      ]),
    };
    expect((await session.send(request)).json()['errcode']).toBe(0);
    const refused = await session.send(request, { chunked: 'refuse' });
    expect(refused.status).toBe(412);
    expect(refused.body).toHaveLength(0);
  });

  test('18: filelength may be missing or wrong, which is flagged, unless the switch is strict', async () => {
    const absent = { ...sixBytes, disposition: 'name="media"; filename="a.txt"' };
    const wrong = { ...sixBytes, disposition: 'name="media"; filename="a.txt"; filelength=7' };
    expect((await session.upload('wecom', absent)).json()['errcode']).toBe(0);
    expect(lastFlags()).toEqual(['filelength absent']);
    expect((await session.upload('wecom', wrong)).json()['errcode']).toBe(0);
    expect(lastFlags()).toEqual(['filelength mismatch']);
    expect((await session.upload('wecom', sixBytes)).json()['errcode']).toBe(0);
    expect(lastFlags()).toEqual([]);
    const effects = { strictFilelength: true };
    expect((await session.upload('wecom', { ...absent, effects })).json()['errcode']).toBe(44001);
    expect((await session.upload('wecom', { ...wrong, effects })).json()['errcode']).toBe(44001);
    expect((await session.upload('wecom', { ...sixBytes, effects })).json()['errcode']).toBe(0);
  });

  test('21: 5 bytes are 40006, 6 are accepted', async () => {
    const five = await session.upload('wecom', { ...sixBytes, bytes: Buffer.from('fives') });
    expect(five.json()['errcode']).toBe(40006);
    expect((await session.upload('wecom', sixBytes)).json()['errcode']).toBe(0);
  });

  test('23: types and formats that WeCom does not take', async () => {
    const voice = { type: 'voice', filename: 'v.amr' };
    const cases = [
      [{ type: 'thumb', bytes: jpeg(100) }, 40005],
      [{ type: 'bogus', bytes: jpeg(100) }, 40005],
      [{ type: '', bytes: jpeg(100) }, 40005],
      [{ ...voice, bytes: mp3(100) }, 301017],
      [{ ...voice, bytes: Buffer.from('\x02#!SILK_V3......') }, 301017],
      [{ ...voice, bytes: mp3(100), effects: { alternateCodes: true } }, 40004],
      [{ ...voice, bytes: amr(3001) }, 45007],
      [{ ...voice, bytes: amr(3000) }, 0],
      [{ type: 'image', bytes: plainBytes(100) }, 40004],
      [{ type: 'image', bytes: gif(100) }, 40004],
      [{ type: 'image', bytes: png(100), filename: 'no-suffix' }, 0],
      [{ type: 'video', bytes: jpeg(100) }, 40004],
      [{ type: 'video', bytes: mp4(100) }, 0],
    ] as const;
    for (const [options, errcode] of cases) {
      expect((await session.upload('wecom', options)).json()['errcode']).toBe(errcode);
    }
    const bogus = (await session.upload('wecom', { type: 'bogus', bytes: jpeg(100) })).json();
    expect(bogus['errmsg']).toMatch(/^invalid type, hint/);
  });

  test('23: a GET of media/upload is refused', async () => {
    const token = await session.getToken();
    const reply = await session.send({
      target: `/wecom/cgi-bin/media/upload?access_token=${token}&type=image`,
    });
    expect(reply.json()['errcode']).toBe(40058);
  });

  test('created_at can come as a number', async () => {
    const reply = await session.upload('wecom', { ...sixBytes, effects: { swapCreatedAt: true } });
    expect(reply.json()['created_at']).toBe(startOfClock / 1000);
  });
});

describe('upload to OA', () => {
  test('11: the classic reply has no errcode and a numeric created_at; the new one adds errcode and errmsg', async () => {
    const classic = (await session.upload('oa', image)).json();
    const { media_id: mediaId, ...rest } = classic;
    expect(rest).toEqual({ type: 'image', created_at: startOfClock / 1000 });
    expect(mediaId).toMatch(/^[\w-]{64}$/);
    const explicit = await session.upload('oa', { ...image, effects: { explicitErrcode: true } });
    expect(explicit.json()).toMatchObject({ errcode: 0, errmsg: 'ok', created_at: startOfClock / 1000 });
  });

  test('12: a thumb gets thumb_media_id and no media_id', async () => {
    const reply = (await session.upload('oa', { type: 'thumb', bytes: jpeg(500) })).json();
    expect(Object.keys(reply).sort()).toEqual(['created_at', 'thumb_media_id', 'type']);
    expect(reply['type']).toBe('thumb');
  });

  test('15: a wrong field name, or filename* without filename, is 41005', async () => {
    const malformed = [
      'name="file"; filename="a.jpg"',
      `name="media"; filename*=utf-8''a.jpg`,
      'name="media"',
      'name="media"; filename=""',
    ];
    for (const disposition of malformed) {
      const reply = (await session.upload('oa', { ...image, disposition })).json();
      expect(reply['errcode']).toBe(41005);
      expect(reply['errmsg']).toMatch(/^media data missing hint: \[[0-9a-f]{8}\] rid: /);
    }
  });

  test('16: a chunked POST, or one without Content-Length, is HTTP 412 without JSON', async () => {
    const target = '/oa/cgi-bin/media/upload?type=image';
    const chunked = await session.send({
      method: 'POST',
      target,
      headers: ['Transfer-Encoding: chunked'],
      body: Buffer.from('3\r\nabc\r\n0\r\n\r\n'),
    });
    const without = await session.send({ method: 'POST', target });
    const token = await session.send({ method: 'POST', target: '/oa/cgi-bin/stable_token' });
    for (const reply of [chunked, without, token]) {
      expect(reply.head).toMatch(/^HTTP\/1\.1 412 Precondition Failed/);
      expect(reply.body).toHaveLength(0);
    }
  });

  test('24: types and files that OA does not take', async () => {
    const cases = [
      [{ type: 'file', bytes: jpeg(100) }, 40004],
      [{ type: 'bogus', bytes: jpeg(100) }, 40004],
      [{ type: 'image', bytes: mp4(100), filename: 'x.png' }, 40005],
      [{ type: 'image', bytes: png(100), filename: 'x.jpg' }, 40005],
      [{ type: 'image', bytes: png(100), filename: 'no-suffix' }, 40005],
      [{ type: 'thumb', bytes: png(100), filename: 'x.png' }, 40005],
      [{ type: 'thumb', bytes: jpeg(65_537) }, 40012],
      [{ type: 'voice', bytes: mp3(2_097_153), filename: 'x.mp3' }, 40010],
      [{ type: 'voice', bytes: mp3(2_097_153), filename: 'x.mp3', effects: { alternateCodes: true } }, 45001],
      [{ type: 'voice', bytes: amr(3001), filename: 'x.amr' }, 45007],
      [{ type: 'image', bytes: Buffer.alloc(0) }, 44001],
      [{ type: 'image', bytes: gif(100), filename: 'X.GIF' }, undefined],
      [{ type: 'voice', bytes: mp3(100), filename: 'x.mp3' }, undefined],
      [{ type: 'voice', bytes: amr(10), filename: 'x.amr' }, undefined],
    ] as const;
    for (const [options, errcode] of cases) {
      expect((await session.upload('oa', options)).json()['errcode']).toBe(errcode);
    }
    const type = (await session.upload('oa', { type: 'file', bytes: jpeg(100) })).json();
    expect(type['errmsg']).toMatch(/^invalid media type hint: \[[0-9a-f]{8}\] rid: /);
    const file = (await session.upload('oa', { type: 'image', bytes: jpeg(9), filename: 'x' })).json();
    expect(file['errmsg']).toMatch(/^invalid file type hint/);
  });

  test('24: a Mini Program takes images only', async () => {
    const token = await session.getToken(session.simulator.apps.miniProgram);
    for (const type of ['voice', 'video', 'thumb', 'file']) {
      expect((await session.upload('oa', { type, bytes: jpeg(100) }, token)).json()['errcode']).toBe(40004);
    }
    expect((await session.upload('oa', image, token)).json()).toHaveProperty('media_id');
  });

  test('25: success and error JSON can be served as text/plain', async () => {
    const effects = { textPlain: true };
    const success = await session.upload('oa', { ...image, effects });
    const error = await session.upload('oa', { ...image, type: 'bogus', effects });
    expect([success.header('Content-Type'), error.header('Content-Type')]).toEqual([
      'text/plain',
      'text/plain',
    ]);
    expect(success.json()).toHaveProperty('media_id');
    expect(error.json()['errcode']).toBe(40004);
  });
});

describe('file names', () => {
  test.each(['wecom', 'oa'] as const)('19: %s keeps a raw UTF-8 name byte for byte', async (dialect) => {
    const filename = dialect === 'wecom' ? '测试 报告（终）.pdf' : '测试 报告（终）.jpg';
    const type = dialect === 'wecom' ? 'file' : 'image';
    const mediaId = await session.uploaded(dialect, { type, bytes: jpeg(100), filename });
    const reply = await session.get(dialect, mediaId);
    const raw = Buffer.from(filename).toString('latin1');
    expect(reply.header('Content-disposition')).toBe(
      `attachment; filename*=utf-8''${encodeURIComponent(filename)}; filename="${raw}"`,
    );
    expect(session.simulator.media().map((media) => media.filename)).toEqual([filename]);
  });

  test.each([
    ['wecom', '%E6%B5%8B%E8%AF%95.jpg'],
    ['wecom', '=?utf-8?B?5rWL6K+V?=.jpg'],
    ['oa', '%E6%B5%8B%E8%AF%95.jpg'],
    ['oa', '=?utf-8?B?5rWL6K+V?=.jpg'],
  ] as const)('20: %s stores the encoded name %s as it is', async (dialect, filename) => {
    await session.uploaded(dialect, { ...image, filename });
    expect(session.simulator.media().map((media) => media.filename)).toEqual([filename]);
  });

  test('20: a name sent as a field of its own has no effect', async () => {
    const body = Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="filename"\r\n\r\nother.jpg\r\n`),
      form(image.bytes, 'name="media"; filename="real; name=x.jpg"; filelength=500'),
    ]);
    const token = await session.getToken();
    await session.send({
      target: `/wecom/cgi-bin/media/upload?access_token=${token}&type=image`,
      headers: [`Content-Type: multipart/form-data; boundary=${boundary}`],
      body,
    });
    expect(session.simulator.media().map(({ filename, bytes }) => ({ filename, bytes }))).toEqual([
      { filename: 'real; name=x.jpg', bytes: 500 },
    ]);
  });

  test('a body full of almost-delimiters comes back exactly, however it is cut into chunks', async () => {
    const tricky = Buffer.from(
      `\r\n--${boundary.slice(0, -1)}\r\n\r\n--\r\n--${boundary.slice(1)}--\r\n`.repeat(5000),
    );
    const mediaId = await session.uploaded('wecom', { type: 'file', bytes: tricky, filename: 'a.bin' });
    expect((await session.get('wecom', mediaId)).body.equals(tricky)).toBe(true);
  });
});
