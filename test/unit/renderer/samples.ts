import type { Account } from '../../../electron/contract/account.ts';
import { DEFAULT_LIMITS } from '../../../electron/contract/account-limits.ts';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { DEFAULT_PROXY } from '../../../electron/contract/network.ts';
import type { Preflight } from '../../../electron/contract/preflight.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';

export const sampleAccount = (change: Partial<Account> = {}): Account => ({
  id: 'account-1',
  name: 'Harbour Coffee',
  platform: 'wecom',
  imitates: 'wecom',
  ownerId: 'ww1',
  baseUrl: null,
  credential: 'secret',
  tokenCall: 'stable_token',
  secretKept: 'keychain',
  tokenExpiresAt: null,
  clockOffsetMs: 0,
  proxy: DEFAULT_PROXY,
  limits: DEFAULT_LIMITS,
  ...change,
});

export const sampleTransfer = (change: Partial<Transfer> = {}): Transfer => ({
  id: 'transfer-1',
  direction: 'upload',
  accountId: 'account-1',
  accountName: 'Harbour Coffee',
  name: 'poster.jpg',
  mediaId: null,
  type: 'image',
  state: 'running',
  bytesDone: 0,
  bytesTotal: 100,
  bytesPerSecond: null,
  error: null,
  retryAt: null,
  place: 1,
  recordId: null,
  addedAt: 0,
  fetched: null,
  subject: null,
  preflight: null,
  ...change,
});

/** Of a PNG for a WeCom account, which takes JPG only. */
export const samplePreflight = (change: Partial<Preflight> = {}): Preflight => ({
  facts: {
    kind: 'image',
    size: 3_000_000,
    contentType: 'image/png',
    damage: null,
    width: 4000,
    height: 3000,
    orientation: 1,
  },
  verdict: {
    kind: 'fits_after_conversion',
    type: 'image',
    refusals: [{ reason: 'format_not_taken', contentType: 'image/png', taken: ['image/jpeg'] }],
    cures: ['fit', 'send_as_file', 'switch_to_current', 'send_anyway'],
    conversion: { contentType: 'image/jpeg', maxBytes: 1_048_576, maxSeconds: null },
  },
  types: ['image', 'file'],
  chosenType: null,
  original: null,
  ...change,
});

/** An upload that waits to be made to fit. */
export const sampleFitting = (change: Partial<Transfer> = {}): Transfer =>
  sampleTransfer({
    state: 'paused',
    error: { code: 'fits_after_conversion' },
    preflight: samplePreflight(),
    ...change,
  });

export const sampleRecord = (index: number): MediaRecord => ({
  id: `record-${index}`,
  mediaId: `media_id_${index}`,
  accountId: 'account-1',
  accountName: 'Harbour Coffee',
  type: 'image',
  name: `poster ${index}.jpg`,
  size: 100,
  sha256: 'ab',
  contentType: 'image/jpeg',
  createdAt: 1000,
  expiresAt: 1000 + 72 * 3600,
  clockOffsetMs: 0,
  owner: 'wecom:ww1',
  note: '',
  pinned: false,
});
