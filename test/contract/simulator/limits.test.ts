import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPractice, type Dialect, type PracticeSession } from './practice-session.ts';
import { bigAmr, jpeg, MB, mp4, plainBytes, png } from './sample-files.ts';

let session: PracticeSession;
beforeAll(async () => {
  session = await startPractice();
});
afterAll(() => session.close());

const KB = 1024;

interface Row {
  readonly profile: 'current' | 'documented';
  readonly dialect: Dialect;
  readonly type: string;
  readonly filename: string;
  readonly make: (length: number) => Buffer;
  readonly max: number;
  readonly errcode: number;
}

const jpg = { filename: 'x.jpg', make: jpeg };
const video = { type: 'video', filename: 'x.mp4', make: mp4, max: 10 * MB, errcode: 40011 };
const voice = { type: 'voice', filename: 'x.amr', make: bigAmr, max: 2 * MB };
const file = { type: 'file', filename: 'x.bin', make: plainBytes, errcode: 45001 };

const rows: readonly Row[] = [
  { profile: 'current', dialect: 'wecom', type: 'image', ...jpg, max: 10 * MB, errcode: 40009 },
  { profile: 'current', dialect: 'wecom', ...video },
  { profile: 'current', dialect: 'wecom', ...file, max: 20 * MB },
  { profile: 'documented', dialect: 'wecom', type: 'image', ...jpg, max: MB, errcode: 40009 },
  { profile: 'documented', dialect: 'wecom', ...video },
  { profile: 'documented', dialect: 'wecom', ...file, max: 10 * MB },
  { profile: 'current', dialect: 'oa', type: 'image', ...jpg, max: 10 * MB, errcode: 40009 },
  { profile: 'current', dialect: 'oa', ...video },
  { profile: 'current', dialect: 'oa', type: 'thumb', ...jpg, max: 64 * KB, errcode: 40012 },
  { profile: 'documented', dialect: 'oa', type: 'image', ...jpg, max: 10 * MB, errcode: 40009 },
];

describe('the largest size', () => {
  test.each(rows)(
    '22: $profile $dialect $type is taken at $max bytes and refused with $errcode above',
    async ({ profile, dialect, type, filename, make, max, errcode }) => {
      const codeAt = async (bytes: number) => {
        const effects = { limits: profile };
        const reply = await session.upload(dialect, { type, filename, bytes: make(bytes), effects });
        return reply.json()['errcode'] ?? 0;
      };
      expect([await codeAt(max - 1), await codeAt(max), await codeAt(max + 1)]).toEqual([0, 0, errcode]);
    },
  );

  // 2 MB of AMR play longer than 60 s at any bit rate, so up to the limit it is the duration that refuses.
  test.each([
    ['wecom', 45001],
    ['oa', 40010],
  ] as const)('22: a voice on %s is refused for its size only above 2 MB', async (dialect, tooLarge) => {
    const codeAt = async (bytes: number) =>
      (await session.upload(dialect, { ...voice, bytes: voice.make(bytes) })).json()['errcode'];
    expect([await codeAt(2 * MB - 1), await codeAt(2 * MB), await codeAt(2 * MB + 1)]).toEqual([
      45007,
      45007,
      tooLarge,
    ]);
  });

  test('22: the alternate mode answers 45001 for an image', async () => {
    const effects = { alternateCodes: true };
    const reply = await session.upload('wecom', { type: 'image', bytes: jpeg(10 * MB + 1), effects });
    expect(reply.json()['errcode']).toBe(45001);
  });
});

describe('the documented profile', () => {
  test('takes JPG alone as a WeCom image', async () => {
    const reply = await session.upload('wecom', {
      type: 'image',
      bytes: png(100),
      filename: 'x.png',
      effects: { limits: 'documented' },
    });
    expect(reply.json()['errcode']).toBe(40004);
  });

  test('knows no smallest size', async () => {
    const reply = await session.upload('wecom', {
      type: 'file',
      bytes: Buffer.from('x'),
      effects: { limits: 'documented' },
    });
    expect(reply.json()['errcode']).toBe(0);
  });
});

test('without limits a WeCom file may be larger than 20 MB, as after an asynchronous upload', async () => {
  const effects = { limits: 'none' } as const;
  const bytes = plainBytes(21 * MB);
  const mediaId = await session.uploaded('wecom', { type: 'file', bytes, effects });
  expect((await session.get('wecom', mediaId)).json()['errcode']).toBe(830002);
});

test('a body beyond 200 MB is HTTP 413', async () => {
  const token = await session.getToken();
  const body = Buffer.alloc(200 * MB + 1);
  const reply = await session.send({
    target: `/wecom/cgi-bin/media/upload?access_token=${token}&type=file`,
    headers: ['Content-Type: multipart/form-data; boundary=b'],
    body,
  });
  expect(reply.status).toBe(413);
});
