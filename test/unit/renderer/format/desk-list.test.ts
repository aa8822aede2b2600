import { describe, expect, test } from 'vitest';
import { subjectOf } from '../../../../electron/contract/fetch-subject.ts';
import type { FetchedMedia } from '../../../../electron/contract/media.ts';
import { bareMention, type Mention } from '../../../../electron/contract/mention.ts';
import type { Transfer } from '../../../../electron/contract/transfer.ts';
import { deskFacts } from '../../../../renderer/format/desk-facts.ts';
import { keepOrder, listDesk, WHOLE_DESK, type DeskQuery } from '../../../../renderer/format/desk-list.ts';
import { sampleAccount, sampleTransfer } from '../samples.ts';

const fetched = (change: Partial<FetchedMedia> = {}): FetchedMedia => ({
  name: 'photo.jpg',
  size: 10,
  sha256: 'ab',
  contentType: 'image/jpeg',
  previewable: true,
  durationMs: null,
  mismatch: null,
  savedAs: null,
  ...change,
});

const fetch = (id: string, mention: Partial<Mention>, change: Partial<Transfer> = {}): Transfer =>
  sampleTransfer({
    id,
    direction: 'fetch',
    name: `media-${id}`,
    mediaId: `media-${id}`,
    type: null,
    subject: subjectOf({ ...bareMention(`media-${id}`, 'callback_xml'), ...mention }),
    ...change,
  });

const noon = (day: number) => new Date(2026, 10, day, 12).getTime() / 1000;
const refused = { code: 'api_refused', errcode: 40007, call: 'get' } as const;

const DESK = [
  fetch('a', { sender: 'Mei', messageId: '71', sentAt: noon(20) }, { fetched: fetched() }),
  fetch(
    'b',
    { sender: 'Lin', sentAt: noon(22), type: 'voice' },
    { state: 'failed', error: { code: 'timed_out' } },
  ),
  fetch(
    'c',
    { sender: 'Mei', messageId: '71', sentAt: noon(21) },
    { fetched: fetched({ name: 'Contract.pdf', contentType: 'application/pdf', savedAs: 'Contract.pdf' }) },
  ),
  fetch('d', { sentAt: noon(22) }, { state: 'failed', error: refused }),
  fetch('e', { sender: 'Lin', type: 'video', sentAt: noon(21) }, { state: 'waiting' }),
];

const list = (change: Partial<DeskQuery>) => listDesk(DESK, { ...WHOLE_DESK, ...change }, []);
const groupsOf = (change: Partial<DeskQuery>) =>
  list(change).groups.map(({ key, ids }) => [key, ids.join('')]);

describe('the fetches that are shown', () => {
  test('stand in groups in the order they came, days backwards, what belongs nowhere last', () => {
    expect(groupsOf({})).toEqual([[null, 'abcde']]);
    expect(groupsOf({ grouping: 'sender' })).toEqual([
      ['account-1 Mei', 'ac'],
      ['account-1 Lin', 'be'],
      [null, 'd'],
    ]);
    expect(groupsOf({ grouping: 'message' })).toEqual([
      ['71', 'ac'],
      [null, 'bde'],
    ]);
    expect(groupsOf({ grouping: 'day' }).map(([, ids]) => ids)).toEqual(['bd', 'ce', 'a']);
  });

  test('of one name stand apart where they wrote to different companies', () => {
    const accounts = [
      sampleAccount(),
      sampleAccount({ id: 'again' }),
      sampleAccount({ id: 'mill', ownerId: 'ww2' }),
    ];
    const desk = ['account-1', 'mill', 'again'].map((accountId, at) =>
      fetch(String(at), { sender: 'Mei' }, { accountId }),
    );
    const { groups } = listDesk(desk, { ...WHOLE_DESK, grouping: 'sender' }, accounts);
    expect(groups.map(({ ids }) => ids.join(''))).toEqual(['02', '1']);
  });

  test('are filtered by kind and state, and each choice says how many it would show', () => {
    expect(list({ state: 'gone' }).order).toEqual(['d']);
    expect(list({ state: 'failed' }).order).toEqual(['b']);
    expect(list({ state: 'not_saved' }).order).toEqual(['a']);
    expect(list({ kinds: ['voice', 'video'] }).order).toEqual(['b', 'e']);
    const { kindCounts, stateCounts } = list({ state: 'fetched', kinds: ['file'] });
    expect(kindCounts).toEqual({ image: 1, voice: 0, video: 0, file: 1 });
    expect(stateCounts).toEqual({ all: 1, fetched: 1, failed: 0, gone: 0, not_saved: 0 });
  });

  test('are found by sender, name, media_id and message id, in any case, each word', () => {
    expect(list({ search: 'mei contract' }).order).toEqual(['c']);
    expect(list({ search: '71' }).order).toEqual(['a', 'c']);
    expect(list({ search: 'MEDIA-E' }).order).toEqual(['e']);
    expect(list({ search: 'nobody' }).order).toEqual([]);
  });

  test('keep their order as long as the same stand in the same places', () => {
    const before = list({ grouping: 'sender' });
    const running = DESK.map((one) => (one.id === 'e' ? { ...one, state: 'running' as const } : one));
    const query = { ...WHOLE_DESK, grouping: 'sender' } as const;
    expect(keepOrder(before, listDesk(running, query, [])).order).toBe(before.order);
    const later = listDesk(running.slice(1), query, []);
    expect(keepOrder(before, later)).toBe(later);
    const byMessage = list({ grouping: 'message' });
    expect(keepOrder(before, byMessage)).toBe(byMessage);
  });

  test('count a fetch that was not saved yet, and one whose kind only its message tells', () => {
    expect(DESK.map((one) => deskFacts(one).kind)).toEqual(['image', 'voice', 'file', null, 'video']);
    expect(DESK.map((one) => deskFacts(one).state)).toEqual([
      'fetched',
      'failed',
      'fetched',
      'gone',
      'waiting',
    ]);
  });
});
