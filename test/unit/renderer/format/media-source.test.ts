import { describe, expect, test } from 'vitest';
import { isSeeable, sourceOf } from '../../../../renderer/format/media-source.ts';
import { sampleFitting, samplePreflight, sampleTransfer } from '../samples.ts';

describe('the file of an upload', () => {
  test('is seen by what its bytes are, and a suffix that lies is labelled', () => {
    const upload = sampleFitting({ id: 'a', name: 'poster.jpg' });
    expect(sourceOf(upload)).toEqual({
      id: 'a',
      url: 'media://upload/a',
      name: 'poster.jpg',
      contentType: 'image/png',
      size: 3_000_000,
      sha256: null,
      type: 'image',
      mismatch: { suffix: 'jpg', header: null },
      isFetched: false,
    });
    expect(sourceOf({ ...upload, name: 'poster.png' })?.mismatch).toBeNull();
  });

  test('is not seen before it was looked at, nor once it was sent or given up', () => {
    const preflight = samplePreflight();
    const unseen = [
      sampleTransfer({ state: 'checking' }),
      sampleTransfer({ state: 'done', preflight }),
      sampleTransfer({ state: 'cancelled', preflight }),
    ];
    expect(unseen.map(sourceOf)).toEqual([null, null, null]);
    expect(unseen.some(isSeeable)).toBe(false);
    expect(isSeeable(sampleTransfer({ state: 'failed', preflight }))).toBe(true);
  });
});

test('a fetch is seen as what it brought', () => {
  const fetched = {
    name: 'voice.amr',
    size: 9,
    sha256: 'ab',
    contentType: 'audio/amr',
    previewable: false,
    durationMs: null,
    mismatch: null,
    savedAs: null,
  };
  const fetch = sampleTransfer({ id: 'a', direction: 'fetch', state: 'done', fetched });
  expect(sourceOf(fetch)).toMatchObject({ url: 'media://fetched/a', name: 'voice.amr', isFetched: true });
});
