import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaFactsOf, readMediaFacts } from '../../../electron/services/media-facts.ts';
import {
  amrFrames,
  box,
  fixture,
  inMemory,
  mp3Frames,
  padded,
  paddedFilm,
  pngOf,
  STILLS,
  spoiled,
} from '../../media-bytes.ts';
import { cpuTime } from '../../cpu-time.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-desk-facts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const factsOf = (bytes: Buffer) => mediaFactsOf(inMemory(bytes));

const written = async (name: string, bytes: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

describe('pictures', () => {
  test.each([
    ['still.jpg', 'image/jpeg'],
    ['still.png', 'image/png'],
    ['still.gif', 'image/gif'],
    ['still.bmp', 'image/bmp'],
    ['still.tiff', 'image/tiff'],
    ['lossy.webp', 'image/webp'],
    ['lossless.webp', 'image/webp'],
    ['still.avif', 'image/avif'],
  ])('%s has the pixels it was made with', async (name, contentType) => {
    const bytes = await fixture(name);
    expect(await factsOf(bytes)).toEqual({
      ...{ kind: 'image', contentType, damage: null, size: bytes.length },
      ...{ width: 48, height: 32, orientation: 1 },
    });
  });

  test('a HEIC has the pixels it was made with', async () => {
    const facts = await factsOf(await fixture('still.heic'));
    expect(facts).toMatchObject({ contentType: 'image/heic', width: 96, height: 64, damage: null });
  });

  test.each(['II', 'MM'])('a JPEG turned by EXIF (%s) is as tall as it is shown', async (order) => {
    const jpeg = await fixture('still.jpg');
    expect(await factsOf(withExif(jpeg, exif(order, 6)))).toMatchObject({
      ...{ width: 32, height: 48, orientation: 6, damage: null },
    });
    expect(await factsOf(withExif(jpeg, exif(order, 3)))).toMatchObject({
      width: 48,
      height: 32,
      orientation: 3,
    });
  });

  test('broken EXIF leaves a JPEG a picture', async () => {
    const jpeg = await fixture('still.jpg');
    const broken = [
      exif('II', 0),
      exif('MM', 99),
      exif('XX', 6),
      exif('II', 6).subarray(0, 11),
      Buffer.from('Exif\0\0II*\0\xff\xff\xff\xff', 'latin1'),
    ];
    for (const block of broken)
      expect(await factsOf(withExif(jpeg, block))).toMatchObject({ width: 48, orientation: 1, damage: null });
  });

  test('megabytes before a JPEG’s frame are stepped over, not read', async () => {
    const jpeg = await fixture('still.jpg');
    const segment = Buffer.alloc(2 + 0xffff, 0x55);
    segment.writeUInt32BE(0xffe2ffff);
    const heavy = Buffer.concat([jpeg.subarray(0, 2), ...Array<Buffer>(100).fill(segment), jpeg.subarray(2)]);
    let read = 0;
    const facts = await mediaFactsOf(inMemory(heavy, (length) => (read += length)));
    expect(facts).toMatchObject({ width: 48, height: 32, damage: null });
    expect(read).toBeLessThan(16_000);
  });

  test('a HEIC of tiles has the size of the whole, and is turned as it says', async () => {
    expect(await factsOf(tiledHeic(1))).toMatchObject({
      ...{ contentType: 'image/heic', width: 3024, height: 4032, orientation: 8, damage: null },
    });
    expect(await factsOf(tiledHeic(2))).toMatchObject({ width: 4032, height: 3024, orientation: 3 });
  });

  test('a bomb’s header is read and nothing else', async () => {
    const facts = await factsOf(pngOf(50_000, 50_000));
    expect(facts).toMatchObject({ width: 50_000, height: 50_000, damage: null });
  });

  test.each(['still.jpg', 'still.png', 'lossy.webp', 'still.avif', 'still.heic'])(
    '%s without its end is incomplete, and with more after it is not',
    async (name) => {
      const bytes = await fixture(name);
      expect(await factsOf(bytes.subarray(0, -20))).toMatchObject({ kind: 'image', damage: 'incomplete' });
      const more = name.startsWith('still.j') || name.endsWith('png') ? padded : paddedFilm;
      expect(await factsOf(more(bytes, 300_000))).toMatchObject({ kind: 'image', damage: null });
    },
  );

  test.each(['still.jpg', 'still.png', 'still.bmp', 'lossy.webp', 'still.tiff', 'still.heic'])(
    'of %s no more than a beginning is not readable',
    async (name) => {
      const facts = await factsOf((await fixture(name)).subarray(0, 20));
      expect(facts.kind === 'other' || facts.damage === 'not_readable').toBe(true);
    },
  );

  test('a kind of picture nothing is known of is a picture without pixels', async () => {
    expect(await factsOf(Buffer.from('8BPS\0\x01\0\0', 'latin1'))).toMatchObject({
      ...{ kind: 'image', contentType: 'image/vnd.adobe.photoshop', width: null, damage: null },
    });
  });
});

describe('sound and film', () => {
  test.each([
    ['tone.wav', 'audio/wav', 500, 'pcm-s16'],
    ['tone.m4a', 'audio/x-m4a', 500, 'aac'],
    ['tone.mp4', 'audio/mp4', 500, 'aac'],
    ['vorbis.ogg', 'audio/ogg', 500, 'vorbis'],
    ['opus.ogg', 'audio/ogg', 500, 'opus'],
    // 21 frames of 26.12 ms: encoders add what they need before and after.
    ['tone.mp3', 'audio/mpeg', 549, 'mp3'],
    ['plain.mp3', 'audio/mpeg', 549, 'mp3'],
  ])('%s plays as long as it was made to', async (name, contentType, durationMs, codec) => {
    const bytes = await fixture(name);
    expect(await factsOf(bytes)).toEqual({
      ...{ kind: 'audio', contentType, size: bytes.length, damage: null, durationMs, codec },
    });
  });

  test.each([
    ['clip.mp4', 'video/mp4', 48, 'avc', 'aac'],
    ['index-first.mp4', 'video/mp4', 48, 'avc', 'aac'],
    ['fragments.mp4', 'video/mp4', 48, 'avc', 'aac'],
    ['turned.mp4', 'video/mp4', 32, 'avc', 'aac'],
    ['clip.mov', 'video/quicktime', 48, 'avc', 'aac'],
    ['clip.m4v', 'video/x-m4v', 48, 'avc', 'aac'],
    ['clip.3gp', 'video/3gpp', 48, 'avc', 'aac'],
    ['clip.mkv', 'video/matroska', 48, 'avc', 'aac'],
    ['clip.webm', 'video/webm', 48, 'vp8', 'opus'],
    ['streamed.webm', 'video/webm', 48, 'vp8', 'opus'],
  ])('%s shows what it holds', async (name, contentType, width, videoCodec, audioCodec) => {
    const facts = await factsOf(await fixture(name));
    expect(facts).toMatchObject({ kind: 'video', contentType, width, videoCodec, audioCodec, damage: null });
    const durationMs = facts.kind === 'video' ? facts.durationMs : null;
    expect(durationMs).toBeGreaterThanOrEqual(500);
    // Fragments and Matroska count the sound's lead-in.
    expect(durationMs).toBeLessThanOrEqual(700);
  });

  test('a container nothing is known of is a film without facts', async () => {
    expect(await factsOf(await fixture('clip.avi'))).toMatchObject({
      ...{ kind: 'video', contentType: 'video/vnd.avi', durationMs: null, width: null, damage: null },
    });
  });

  test('AMR counts 20 ms for each whole frame, of any bit rate', async () => {
    expect(await factsOf(amrFrames(3000))).toMatchObject({ contentType: 'audio/amr', durationMs: 60_000 });
    expect(await factsOf(amrFrames(3001))).toMatchObject({ durationMs: 60_020 });
    expect(await factsOf(amrFrames(50).subarray(0, -1))).toMatchObject({ durationMs: 980, damage: null });
    // "No data" frames are a header alone: a silence is far shorter than its bit rate says.
    const silent = Buffer.concat([amrFrames(10), Buffer.alloc(90, 0x7c)]);
    expect(await factsOf(silent)).toMatchObject({ durationMs: 2000, codec: 'amr' });
    expect(await factsOf(Buffer.from('#!AMR\n'))).toMatchObject({ durationMs: 0, damage: 'not_readable' });
  });

  test('AMR longer than one read of it is counted to its end', async () => {
    expect(await factsOf(amrFrames(100_000))).toMatchObject({ durationMs: 2_000_000 });
  });

  test('AMR-WB and SILK are named and counted', async () => {
    const frame = Buffer.alloc(18);
    const wide = Buffer.concat([Buffer.from('#!AMR-WB\n'), ...Array<Buffer>(100).fill(frame)]);
    expect(await factsOf(wide)).toMatchObject({ contentType: 'audio/amr-wb', durationMs: 2000 });
    const block = Buffer.from([3, 0, 1, 2, 3]);
    const blocks = [...Array<Buffer>(30).fill(block), Buffer.from([0xff, 0xff])];
    const silk = Buffer.concat([Buffer.from('\x02#!SILK_V3', 'latin1'), ...blocks]);
    expect(await factsOf(silk)).toMatchObject({ contentType: 'audio/silk', durationMs: 600, codec: 'silk' });
    expect(await factsOf(silk.subarray(1, -2))).toMatchObject({ contentType: 'audio/silk', durationMs: 600 });
  });

  test('MP3 without any tag is counted by its frames', async () => {
    expect(await factsOf(mp3Frames(2500))).toMatchObject({ contentType: 'audio/mpeg', durationMs: 60_000 });
  });

  test.each(['clip.mp4', 'clip.mov', 'tone.m4a', 'index-first.mp4'])(
    '%s without its end is incomplete',
    async (name) => {
      const bytes = await fixture(name);
      expect(await factsOf(bytes.subarray(0, bytes.length >> 1))).toMatchObject({ damage: 'incomplete' });
      expect(await factsOf(bytes.subarray(0, -20))).toMatchObject({ damage: 'incomplete' });
    },
  );

  test('a film whose index is nonsense is not readable', async () => {
    const bytes = await fixture('clip.mp4');
    const at = bytes.indexOf('moov');
    bytes.fill(0, at + 4);
    expect(await factsOf(bytes)).toMatchObject({ kind: 'video', damage: 'not_readable' });
  });
});

describe('a file', () => {
  test('is what its bytes are, whatever its name', async () => {
    const path = await written('report.pdf', await fixture('still.jpg'));
    expect(await readMediaFacts(path)).toMatchObject({
      ok: true,
      value: { contentType: 'image/jpeg', width: 48 },
    });
    const plain = await written('poster.jpg', 'no picture at all');
    expect(await readMediaFacts(plain)).toMatchObject({
      value: { kind: 'other', contentType: 'text/plain' },
    });
  });

  test('that is empty, a folder or gone is an error', async () => {
    expect(await readMediaFacts(await written('empty', ''))).toEqual({
      ok: false,
      error: { code: 'file_empty' },
    });
    expect(await readMediaFacts(folder)).toEqual({ ok: false, error: { code: 'file_is_folder' } });
    expect(await readMediaFacts(join(folder, 'gone'))).toEqual({
      ok: false,
      error: { code: 'file_missing' },
    });
  });

  test.each(['clip.mp4', 'index-first.mp4', 'clip.mov'])(
    'of 3 GB is known after a glance: %s with a hole in it',
    async (name) => {
      const path = await written(`large-${name}`, await fixture(name));
      const { length } = await fixture(name);
      const handle = await open(path, 'r+');
      const free = Buffer.alloc(16);
      free.writeUInt32BE(1);
      free.write('free', 4);
      free.writeBigUInt64BE(3n * 2n ** 30n, 8);
      await handle.write(free, 0, 16, length);
      await handle.close();
      await truncate(path, length + 3 * 2 ** 30);
      const before = process.memoryUsage().arrayBuffers;
      expect(await readMediaFacts(path)).toMatchObject({
        value: { durationMs: 500, width: 48, damage: null },
      });
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 2 ** 20);
    },
  );

  test.each(['\xff\xd8\xff\xe0', '#!AMR\n', 'ID3\x04\0\0', 'OggS', 'RIFF\0\0\0\0WAVEfmt ', '\x1aE\xdf\xa3'])(
    'of 3 GB of nothing after %j ends within bounds',
    async (head) => {
      const path = await written('hole', Buffer.from(head, 'latin1'));
      await truncate(path, 3 * 2 ** 30);
      const started = cpuTime();
      expect((await readMediaFacts(path)).ok).toBe(true);
      expect(cpuTime() - started).toBeLessThan(5000);
    },
  );
});

describe('hostile bytes', () => {
  // Sound and film are read by a library that may go round for ever on such bytes: media-facts-reader.test.ts.
  test.each(STILLS)('%s with bytes changed or cut never throws and never lasts', async (name) => {
    const original = await fixture(name);
    await fc.assert(
      fc.asyncProperty(spoiled(original), async (bytes) => {
        const started = cpuTime();
        expect((await factsOf(bytes)).size).toBe(bytes.length);
        expect(cpuTime() - started).toBeLessThan(1000);
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  test.each(['#!AMR\n', '#!AMR-WB\n', '#!SILK_V3', '\x02#!SILK_V3'])(
    'noise after %j is counted or not',
    async (head) => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (noise) => {
          const facts = await factsOf(Buffer.concat([Buffer.from(head, 'latin1'), noise]));
          expect(facts).toMatchObject({ kind: 'audio', durationMs: expect.any(Number) as number });
        }),
        { seed: 4, numRuns: 200 },
      );
    },
  );
});

/** An EXIF block with one tag, the orientation. */
function exif(order: string, orientation: number): Buffer {
  const block = Buffer.from(
    'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0',
    'latin1',
  );
  block.writeUInt16BE(orientation, 24);
  if (order === 'II') {
    for (const at of [8, 14, 16, 18, 24]) block.subarray(at, at + 2).reverse();
    for (const at of [10, 20]) block.subarray(at, at + 4).reverse();
  }
  block.write(order, 6);
  return block;
}

function withExif(jpeg: Buffer, block: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(block.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, block, jpeg.subarray(2)]);
}

/** The boxes of a phone's HEIC: a tile's size comes before the whole's, and `irot` turns it by quarters. */
function tiledHeic(quarters: number): Buffer {
  const sized = (width: number, height: number) => {
    const size = Buffer.alloc(12);
    size.writeUInt32BE(width, 4);
    size.writeUInt32BE(height, 8);
    return box('ispe', size);
  };
  const kinds = box('ipco', sized(512, 512), sized(4032, 3024), box('irot', Buffer.from([quarters])));
  // Item 1, a tile, has property 1; item 49, the whole, has 2 and 3, of which the latter is essential.
  const uses = box('ipma', Buffer.from([0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, 1, 0, 49, 2, 2, 0x83]));
  const meta = box(
    'meta',
    Buffer.alloc(4),
    box('pitm', Buffer.from([0, 0, 0, 0, 0, 49])),
    box('iprp', kinds, uses),
  );
  return Buffer.concat([
    box('ftyp', Buffer.from('heic\0\0\0\0mif1heic')),
    meta,
    box('mdat', Buffer.alloc(64)),
  ]);
}
