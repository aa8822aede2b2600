import { describe, expect, test } from 'vitest';
import { subjectOf } from '../../../../electron/contract/fetch-subject.ts';
import { bareMention, type Mention } from '../../../../electron/contract/mention.ts';
import { isGone, readGone, type GoneCause } from '../../../../renderer/format/gone-causes.ts';
import { sampleAccount, sampleTransfer } from '../samples.ts';

const HOUR = 3600;
const NOW = 1_800_000_000;
const WHOLE = 'M'.padEnd(64, 'x');

const shop = sampleAccount({ id: 'shop', name: 'Shop', ownerId: 'ww1' });
const mill = sampleAccount({ id: 'mill', name: 'Mill', ownerId: 'ww2' });
const shopAgain = sampleAccount({ id: 'shop 2', name: 'Shop, second app', ownerId: 'ww1' });
const official = sampleAccount({
  id: 'oa',
  platform: 'official_account',
  imitates: 'official_account',
  ownerId: 'wx1',
});
const mini = sampleAccount({
  id: 'mini',
  platform: 'mini_program',
  imitates: 'mini_program',
  ownerId: 'wx2',
});
const practice = sampleAccount({ id: 'practice', platform: 'simulator', ownerId: 'ww3' });
const ALL = [practice, shop, official, mini, mill, shopAgain];

interface Case {
  readonly mention?: Partial<Mention>;
  readonly mediaId?: string;
  readonly accountId?: string;
  readonly accounts?: typeof ALL;
  /** Seconds since epoch. */
  readonly seenAt?: number;
}

function read({ mention, mediaId = WHOLE, accountId = 'shop', accounts = ALL, seenAt = NOW }: Case) {
  const subject = subjectOf({ ...bareMention(mediaId, 'callback_xml'), ...mention });
  return readGone({ accountId, mediaId, addedAt: seenAt * 1000 }, subject, accounts, NOW * 1000);
}

const short = (cause: GoneCause | null): string | null => {
  switch (cause?.kind) {
    case undefined:
      return null;
    case 'expired':
      return cause.endedAt === null ? 'expired?' : 'expired';
    case 'wrong_account':
      return `account: ${cause.because}`;
    case 'wrong_kind':
      return `kind: ${cause.other}`;
    case 'cut_off':
      return 'cut off';
  }
};

const live = { sentAt: NOW - 2 * HOUR };
const over = { sentAt: NOW - 73 * HOUR };

const TABLE: readonly (readonly [title: string, given: Case, first: string | null, then: string])[] = [
  ['a bare id of which nothing is known', {}, null, 'expired?, account: possible, kind: other_use'],
  ['an old message', { mention: over }, 'expired', 'account: possible, kind: other_use'],
  [
    'an id first seen more than three days ago, whenever it was sent',
    { seenAt: NOW - 80 * HOUR },
    'expired',
    'account: possible, kind: other_use',
  ],
  [
    'an old message to another company',
    { mention: { ...over, addressee: 'ww2' } },
    'expired',
    'account: addressee, kind: other_use',
  ],
  ['a young message', { mention: live }, 'account: still_live', 'kind: other_use'],
  [
    'a young message to another company on this desk',
    { mention: { ...live, addressee: 'ww2' } },
    'account: addressee',
    'kind: other_use',
  ],
  [
    'a message to another company on this desk, no time known',
    { mention: { addressee: 'ww2' } },
    'account: addressee',
    'expired?, kind: other_use',
  ],
  [
    'a message to a company that has no account here',
    { mention: { ...live, addressee: 'ww9' } },
    'account: addressee_unknown',
    'kind: other_use',
  ],
  ['a young message to this very company', { mention: { ...live, addressee: 'ww1' } }, 'kind: other_use', ''],
  [
    'a young voice to this very company',
    { mention: { ...live, addressee: 'ww1', type: 'voice' } },
    'kind: hd_voice',
    '',
  ],
  [
    'an ordinary voice asked for as HD voice',
    { mention: { ...live, hdVoice: true, type: 'voice' } },
    'kind: ordinary_voice',
    'account: still_live',
  ],
  [
    'an old HD voice',
    { mention: { ...over, hdVoice: true } },
    'expired',
    'kind: ordinary_voice, account: possible',
  ],
  [
    'the ThumbMediaId of a young message',
    { mention: { ...live, type: 'thumb' } },
    'kind: thumb',
    'account: still_live',
  ],
  [
    'an id of 31 characters',
    { mediaId: 'x'.repeat(31) },
    'cut off',
    'expired?, account: possible, kind: other_use',
  ],
  [
    'an id of 32 characters, which may be whole',
    { mediaId: 'x'.repeat(32) },
    null,
    'expired?, account: possible, kind: other_use',
  ],
  [
    'a short id in a message to another company on this desk',
    { mediaId: 'x'.repeat(20), mention: { addressee: 'ww2' } },
    'account: addressee',
    'cut off, expired?, kind: other_use',
  ],
  [
    'a short id in a message to a company that has no account here',
    { mediaId: 'x'.repeat(20), mention: { ...live, addressee: 'ww9' } },
    'account: addressee_unknown',
    'cut off, kind: other_use',
  ],
  [
    'permanent material of an Official Account',
    { accountId: 'oa', mediaId: 'x'.repeat(43) },
    'kind: permanent',
    'expired?, account: possible',
  ],
  [
    'the gh_ name of an Official Account, which tells nothing',
    { accountId: 'oa', mention: { ...live, addressee: 'gh_1' } },
    'account: still_live',
    'kind: other_use',
  ],
  ['the only account there is', { accounts: [shop] }, null, 'expired?, account: possible, kind: other_use'],
];

describe('why a media_id is gone', () => {
  test.each(TABLE)('%s', (_, given, first, then) => {
    const { evident, causes } = read(given);
    expect(short(evident)).toBe(first);
    expect(
      causes
        .map(short)
        .slice(first === null ? 0 : 1)
        .join(', '),
    ).toBe(then);
  });

  test('the account addressed is tried first, then those of the platform, none of the same company, none for practice', () => {
    const names = (given: Case) => read(given).accounts.map(({ id }) => id);
    expect(names({})).toEqual(['mill', 'oa', 'mini']);
    expect(names({ accountId: 'oa' })).toEqual(['mini', 'shop', 'mill', 'shop 2']);
    expect(names({ accountId: 'oa', mention: { addressee: 'ww2' } })).toEqual([
      'mill',
      'mini',
      'shop',
      'shop 2',
    ]);
  });

  test('is asked only where the server said that it has no such media', () => {
    const failed = (errcode: number, call: 'get' | 'upload' = 'get') =>
      isGone(sampleTransfer({ state: 'failed', error: { code: 'api_refused', errcode, call } }));
    expect([40007, 40004, 46001].map((code) => failed(code))).toEqual([true, true, true]);
    expect(failed(40001)).toBe(false);
    expect(failed(40004, 'upload')).toBe(false);
    expect(isGone(sampleTransfer({ state: 'failed', error: { code: 'timed_out' } }))).toBe(false);
  });
});
