import { beforeEach, describe, expect, test, vi } from 'vitest';
import { bareMention, type Mention } from '../../../../electron/contract/mention.ts';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import { MAX_MEDIA_IDS } from '../../../../electron/contract/limits.ts';
import { fetchAll, pasteText, saveFetched } from '../../../../renderer/actions/fetches.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import { setFetchText, useFetchBox } from '../../../../renderer/stores/fetch-store.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useView } from '../../../../renderer/stores/view-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleTransfer } from '../samples.ts';

const notices = () => useNotices.getState().toasts.map(({ notice }) => notice);

describe('fetching', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
    useAccounts.setState({ accounts: [sampleAccount()] });
    useTransfers.setState({ byId: new Map() });
    useNotices.setState({ toasts: [] });
    useFetchBox.setState({ text: '' });
    useView.setState({ view: 'library', accountForm: null });
  });

  test('asks for each media_id in the box once and empties the box', async () => {
    const calls = useFakeBridge({
      fetchMedia: ({ mentions }) =>
        Promise.resolve(
          succeed(mentions.map(({ mediaId }) => sampleTransfer({ id: mediaId, direction: 'fetch' }))),
        ),
    });
    setFetchText('"media_id_number_1", media_id_number_2\nmedia_id_number_1');
    await fetchAll();
    expect(calls[0]?.args[0]).toEqual({
      accountId: 'account-1',
      mentions: [bareMention('media_id_number_1', 'list'), bareMention('media_id_number_2', 'list')],
    });
    expect(useFetchBox.getState().text).toBe('');
    expect(useTransfers.getState().byId.size).toBe(2);
  });

  test('keeps what was pasted where main refuses it', async () => {
    useFakeBridge({ fetchMedia: () => Promise.resolve(fail('account_missing')) });
    setFetchText('media_id_number_1');
    await fetchAll();
    expect(useFetchBox.getState().text).toBe('media_id_number_1');
    expect(notices()).toEqual([
      { kind: 'error', error: { code: 'account_missing' }, accountId: 'account-1' },
    ]);
  });

  test('asks once, however often the button is pressed before main answers', async () => {
    const calls = useFakeBridge({ fetchMedia: () => Promise.resolve(succeed([])) });
    setFetchText('media_id_number_1');
    await Promise.all([fetchAll(), fetchAll()]);
    expect(calls).toHaveLength(1);
  });

  test('leaves in the box what is too much for one fetch', async () => {
    const calls = useFakeBridge({ fetchMedia: () => Promise.resolve(succeed([])) });
    const ids = Array.from({ length: MAX_MEDIA_IDS + 2 }, (_, at) => `media_id_${at}`);
    setFetchText(ids.join('\n'));
    await fetchAll();
    expect(useFetchBox.getState().text).toBe(ids.slice(MAX_MEDIA_IDS).join('\n'));
    await fetchAll();
    const asked = calls.flatMap(({ args }) => (args[0] as { mentions: Mention[] }).mentions);
    expect(asked.map(({ mediaId }) => mediaId)).toEqual(ids);
    expect(useFetchBox.getState().text).toBe('');
  });

  test.each([
    ['one fetch', 1],
    ['more than one fetch', MAX_MEDIA_IDS + 1],
  ])('that main refuses puts back %s above what was typed meanwhile', async (_, count) => {
    useFakeBridge({ fetchMedia: () => Promise.resolve(fail('account_missing')) });
    const text = Array.from({ length: count }, (__, at) => `media_id_${at}`).join('\n');
    setFetchText(text);
    const fetching = fetchAll();
    const left = useFetchBox.getState().text;
    setFetchText(`${left}\ntyped_meanwhile_1`);
    await fetching;
    expect(useFetchBox.getState().text).toBe(`${text}\ntyped_meanwhile_1`);
  });

  test('is prepared by pasting text with a media_id in it anywhere', () => {
    pasteText('<MediaId><![CDATA[media_id_number_1]]></MediaId>');
    expect(useView.getState().view).toBe('fetch');
    expect(useFetchBox.getState().text).toContain('media_id_number_1');
  });

  test('is not started by pasting anything else', () => {
    pasteText('hello');
    expect(useView.getState().view).toBe('library');
    expect(notices()).toEqual([{ kind: 'nothing_to_paste' }]);
  });

  test('says where a file was saved, and nothing where the person changed their mind', async () => {
    useFakeBridge({ saveFetched: () => Promise.resolve(succeed({ savedAs: null })) });
    await saveFetched('a');
    expect(notices()).toEqual([]);
    useFakeBridge({ saveFetched: () => Promise.resolve(succeed({ savedAs: 'photo.jpg' })) });
    await saveFetched('a');
    expect(notices()).toEqual([{ kind: 'saved_file', name: 'photo.jpg' }]);
  });
});
