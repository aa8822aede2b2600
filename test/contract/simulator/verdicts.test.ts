import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REAL_PLATFORMS, type RealPlatform } from '../../../electron/contract/account.ts';
import {
  DEFAULT_LIMITS,
  LIMIT_PROFILES,
  type LimitProfile,
} from '../../../electron/contract/account-limits.ts';
import { limitsOf } from '../../../electron/contract/limits-profile.ts';
import { MEDIA_TYPES, type MediaType } from '../../../electron/contract/media.ts';
import type { Refusal, Verdict } from '../../../electron/contract/verdict.ts';
import { sentName } from '../../../electron/services/sent-name.ts';
import { mediaFactsOf } from '../../../electron/services/media-facts.ts';
import { typesFor, verdictOf } from '../../../electron/services/verdict.ts';
import { amrFrames, fixture, inMemory, mp3Frames, padded, paddedFilm, STILLS } from '../../media-bytes.ts';
import { startPractice, type PracticeSession } from './practice-session.ts';

let session: PracticeSession;
let miniProgramToken = '';
beforeAll(async () => {
  session = await startPractice();
  miniProgramToken = await session.getToken(session.simulator.apps.miniProgram);
});
afterAll(() => session.close());

interface Server {
  readonly profile: LimitProfile;
  readonly platform: RealPlatform;
}

const SERVERS: readonly Server[] = LIMIT_PROFILES.flatMap((profile) =>
  REAL_PLATFORMS.map((platform) => ({ profile, platform })),
);

/** What an honest server judges: it decodes nothing. */
const JUDGED: ReadonlySet<Refusal['reason']> = new Set([
  ...(['type_not_on_platform', 'format_not_taken', 'too_small', 'too_large', 'too_long'] as const),
]);

const refuses = (verdict: Verdict): boolean =>
  verdict.kind !== 'ready' && verdict.refusals.some(({ reason }) => JUDGED.has(reason));

/** Our verdict, and the simulator's in the same mode, of the same bytes. */
async function bothSay({ profile, platform }: Server, type: MediaType, bytes: Buffer) {
  const facts = await mediaFactsOf(inMemory(bytes));
  const verdict = verdictOf(facts, { ...DEFAULT_LIMITS, profile }, platform, type);
  const effects = { limits: profile };
  const upload = { type, bytes, filename: sentName('some file', facts.contentType), effects };
  const reply = await (platform === 'wecom'
    ? session.upload('wecom', upload)
    : session.upload('oa', upload, platform === 'mini_program' ? miniProgramToken : undefined));
  return { verdict, refused: refuses(verdict), errcode: Number(reply.json()['errcode'] ?? 0) };
}

/** Readable media of each format, as long as asked for; shorter than the format allows, no more than its beginning. */
const MAKERS: Readonly<Record<string, (length: number) => Promise<Buffer>>> = {
  'image/jpeg': async (length) => padded(await fixture('still.jpg'), length),
  'image/png': async (length) => padded(await fixture('still.png'), length),
  'image/apng': async (length) => padded(animated(await fixture('still.png')), length),
  'image/gif': async (length) => padded(await fixture('still.gif'), length),
  // What follows counts as frames too: a voice of 2 MB is too long as well.
  'audio/amr': (length) => Promise.resolve(padded(amrFrames(10), length)),
  'audio/mpeg': (length) => Promise.resolve(padded(mp3Frames(10), length)),
  'video/mp4': async (length) => paddedFilm(await fixture('clip.mp4'), length),
  'application/octet-stream': (length) => Promise.resolve(Buffer.alloc(length, 1)),
};

/** A PNG that says, before its picture, that it is animated. */
function animated(png: Buffer): Buffer {
  const control = Buffer.alloc(20);
  control.writeUInt32BE(8);
  control.write('acTL', 4);
  const afterHeader = 33;
  return Buffer.concat([png.subarray(0, afterHeader), control, png.subarray(afterHeader)]);
}

const ROWS = SERVERS.flatMap(({ profile, platform }) =>
  MEDIA_TYPES.flatMap((type) => {
    const limit = limitsOf(platform, { ...DEFAULT_LIMITS, profile })[type];
    if (!limit) return [];
    const taken = limit.contentTypes ?? ['application/octet-stream'];
    return taken.map((contentType) => ({ profile, platform, type, contentType, limit }));
  }),
);

describe('at its limits', () => {
  test.each(ROWS)(
    '$profile $platform $type $contentType: verdict and simulator agree to the byte',
    async ({ limit, contentType, type, ...server }) => {
      const { minBytes, maxBytes } = limit;
      const make = MAKERS[contentType];
      if (!make) throw new Error(contentType);
      for (const size of [minBytes, minBytes + 1, maxBytes - 1, maxBytes, maxBytes + 1, minBytes - 1]) {
        // Without bytes there is no verdict: the file is said to be empty.
        if (size === 0) continue;
        const { refused, errcode, verdict } = await bothSay(server, type, await make(size));
        expect({ size, refused: errcode !== 0 }).toEqual({ size, refused });
        const reasons = verdict.kind === 'ready' ? [] : verdict.refusals.map(({ reason }) => reason);
        expect(reasons.includes('too_large')).toBe(size > maxBytes);
        expect(reasons.includes('too_small')).toBe(size < minBytes);
      }
    },
    60_000,
  );
});

describe('a voice', () => {
  const voices = SERVERS.filter(({ platform }) => platform !== 'mini_program');

  test.each(voices)('AMR on $profile $platform is taken up to 60 s, to the frame', async (server) => {
    for (const [frames, kind, code] of [
      [2950, 'ready', 0],
      [3000, 'ready', 0],
      [3001, 'fits_after_conversion', 45007],
      [3050, 'fits_after_conversion', 45007],
    ] as const) {
      const { verdict, errcode } = await bothSay(server, 'voice', amrFrames(frames));
      expect([frames, verdict.kind, errcode]).toEqual([frames, kind, code]);
    }
  });

  test('MP3 on an Official Account is too', async () => {
    const server = { profile: 'current', platform: 'official_account' } as const;
    for (const [frames, kind, code] of [
      [2499, 'ready', 0],
      [2500, 'ready', 0],
      [2501, 'fits_after_conversion', 45007],
    ] as const) {
      const { verdict, errcode } = await bothSay(server, 'voice', mp3Frames(frames));
      expect([frames, verdict.kind, errcode]).toEqual([frames, kind, code]);
    }
  });
});

describe('every format by every type', () => {
  const names = [
    ...STILLS,
    ...['tone.wav', 'tone.mp3', 'plain.mp3', 'tone.m4a', 'vorbis.ogg', 'opus.ogg', 'clip.mp4', 'clip.mov'],
    ...['clip.m4v', 'clip.3gp', 'clip.mkv', 'clip.webm', 'clip.avi', 'make.sh'],
  ];

  test.each(SERVERS)('on $profile $platform is judged as the simulator judges it', async (server) => {
    for (const name of names) {
      const bytes = await fixture(name);
      const facts = await mediaFactsOf(inMemory(bytes));
      for (const type of typesFor(facts, server.platform, DEFAULT_LIMITS)) {
        const { refused, errcode } = await bothSay(server, type, bytes);
        expect([name, type, errcode !== 0]).toEqual([name, type, refused]);
      }
    }
  });

  test.each(SERVERS)('on $profile $platform: a type that is not there is refused', async (server) => {
    const bytes = await fixture('still.jpg');
    const rows = limitsOf(server.platform, { ...DEFAULT_LIMITS, profile: server.profile });
    const absent = MEDIA_TYPES.filter((type) => rows[type] === undefined);
    expect(absent.length).toBeGreaterThan(0);
    for (const type of absent) {
      const { verdict, errcode } = await bothSay(server, type, bytes);
      expect(verdict).toMatchObject({ kind: 'will_be_refused', type: null, cures: [] });
      expect(errcode).not.toBe(0);
    }
  });
});
