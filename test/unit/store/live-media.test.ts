import { describe, expect, test } from 'vitest';
import { createMediaRecords } from '../../../electron/store/media-records.ts';
import { openedDatabase, record, scratchFolder } from './scratch.ts';

const sha256 = record().sha256;
const wanted = { owner: 'wecom:ww1', type: 'image', sendableAfter: 5000 } as const;

const libraryOf = async (changes: readonly Parameters<typeof record>[0][]) => {
  const records = createMediaRecords(await openedDatabase(await scratchFolder()));
  changes.forEach((change, at) =>
    records.insert(record({ id: `${at}`, expiresAt: 9000, size: 7, ...change })),
  );
  return {
    found: records.findLive({ ...wanted, sha256 })?.id ?? null,
    maybe: records.hasLiveOfSize({ ...wanted, size: 7 }),
  };
};

describe('the same bytes', () => {
  test('are found where they live longest', async () => {
    expect(await libraryOf([{}, { expiresAt: 9999 }, { expiresAt: 5001 }])).toEqual({
      found: '1',
      maybe: true,
    });
  });

  test.each([
    ['another company', { owner: 'wecom:ww2' }],
    ['another type', { type: 'file' }],
    ['too little life left', { expiresAt: 5000 }],
  ] as const)('are not found with %s', async (_, change) => {
    expect(await libraryOf([change])).toEqual({ found: null, maybe: false });
  });

  test('are not other bytes of the same size, which only the hash can tell', async () => {
    expect(await libraryOf([{ sha256: '0'.repeat(64) }])).toEqual({ found: null, maybe: true });
    expect(await libraryOf([{ sha256: '0'.repeat(64), size: 8 }])).toEqual({ found: null, maybe: false });
  });
});
