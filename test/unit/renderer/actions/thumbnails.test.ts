import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import { makeFetchedThumbnail } from '../../../../renderer/actions/thumbnails.ts';
import type { PictureAnswer } from '../../../../renderer/codecs/picture-messages.ts';
import { isThumbnailMissing, useThumbnails } from '../../../../renderer/stores/thumbnail-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';

const DECODED: PictureAnswer = { size: { width: 1, height: 1 }, bytes: new Uint8Array(9) };
const UNREADABLE: PictureAnswer = { size: null, bytes: null };

/** The decoder's thread answers so, or breaks. */
const decoding = (answer: PictureAnswer | 'error') =>
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage() {
        const event = answer === 'error' ? new Event(answer) : new MessageEvent('message', { data: answer });
        queueMicrotask(() => this.dispatchEvent(event));
      }
      terminate() {
        return undefined;
      }
    },
  );

/** The player, once it is asked to look at a clip. */
function playing(look: (video: EventTarget) => void) {
  const video = Object.assign(new EventTarget(), { removeAttribute: () => undefined, load: () => undefined });
  Object.defineProperty(video, 'src', { set: () => void setTimeout(() => look(video)) });
  vi.stubGlobal('document', { createElement: () => video });
}

const keeping = (isKept: boolean) =>
  useFakeBridge({ putThumbnail: () => Promise.resolve(isKept ? succeed(null) : fail('disk_full')) });

/** The store outlives a test. */
let count = 0;
async function made(contentType: string): Promise<'made' | 'missing' | 'not yet'> {
  const sha256 = `sha256 ${(count += 1)}`;
  await makeFetchedThumbnail('a', { sha256, contentType }, new AbortController().signal);
  if (useThumbnails.getState().made.has(sha256)) return 'made';
  return isThumbnailMissing(sha256) ? 'missing' : 'not yet';
}

beforeEach(() => {
  keeping(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the thumbnail of a fetched picture', () => {
  test('is made once it is decoded and kept', async () => {
    decoding(DECODED);
    expect(await made('image/png')).toBe('made');
  });

  test('is not tried again where it cannot be decoded', async () => {
    decoding(UNREADABLE);
    expect(await made('image/png')).toBe('missing');
  });

  test('is tried again where the decoder gave no answer', async () => {
    decoding('error');
    expect(await made('image/png')).toBe('not yet');
  });

  test('is tried again where it could not be kept', async () => {
    decoding(DECODED);
    keeping(false);
    expect(await made('image/png')).toBe('not yet');
  });
});

describe('the thumbnail of a fetched clip', () => {
  test('is not tried again where it cannot be decoded', async () => {
    playing((video) => video.dispatchEvent(new Event('error')));
    expect(await made('video/mp4')).toBe('missing');
  });

  test('is tried again where the player took too long', async () => {
    const late = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal);
    playing(() => late.abort());
    expect(await made('video/mp4')).toBe('not yet');
  });
});
