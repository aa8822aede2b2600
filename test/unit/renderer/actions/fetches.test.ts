import { beforeEach, describe, expect, test, vi } from 'vitest';
import { bareMention, type Mention } from '../../../../electron/contract/mention.ts';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import { MAX_MEDIA_IDS } from '../../../../electron/contract/limits.ts';
import { fetchAll, foundNow, saveFetched } from '../../../../renderer/actions/fetches.ts';
import { changeText, pasteText, readFiles } from '../../../../renderer/actions/pastes.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import { EMPTY_BOX, leaveOut, useFetchBox } from '../../../../renderer/stores/fetch-store.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/contract/settings.ts';
import { useSettings } from '../../../../renderer/stores/settings-store.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useView } from '../../../../renderer/stores/view-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleTransfer } from '../samples.ts';

const listed = () => foundNow(useFetchBox.getState()).map(({ mediaId }) => mediaId);

/** A long text is read beside the page. */
const untilRead = () =>
  vi.waitFor(() =>
    expect(useFetchBox.getState().sources.every(({ findings }) => findings !== null)).toBe(true),
  );

const notices = () => useNotices.getState().toasts.map(({ notice }) => notice);

describe('fetching', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
    useAccounts.setState({ accounts: [sampleAccount()] });
    useTransfers.setState({ byId: new Map() });
    useNotices.setState({ toasts: [] });
    useFetchBox.setState(EMPTY_BOX);
    useView.setState({ view: 'library', accountForm: null });
  });

  test('asks for each media_id in the box once and empties the box', async () => {
    const calls = useFakeBridge({
      fetchMedia: ({ mentions }) =>
        Promise.resolve(
          succeed(mentions.map(({ mediaId }) => sampleTransfer({ id: mediaId, direction: 'fetch' }))),
        ),
    });
    changeText('"media_id_number_1", media_id_number_2\nmedia_id_number_1');
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
    changeText('media_id_number_1');
    await fetchAll();
    expect(useFetchBox.getState().text).toBe('media_id_number_1');
    expect(notices()).toEqual([
      { kind: 'error', error: { code: 'account_missing' }, accountId: 'account-1' },
    ]);
  });

  test('asks once, however often the button is pressed before main answers', async () => {
    const calls = useFakeBridge({ fetchMedia: () => Promise.resolve(succeed([])) });
    changeText('media_id_number_1');
    await Promise.all([fetchAll(), fetchAll()]);
    expect(calls).toHaveLength(1);
  });

  test('leaves listed what is too much for one fetch', async () => {
    const calls = useFakeBridge({ fetchMedia: () => Promise.resolve(succeed([])) });
    const ids = Array.from({ length: MAX_MEDIA_IDS + 2 }, (_, at) => `media_id_${at}`);
    changeText(ids.join('\n'));
    await untilRead();
    await fetchAll();
    expect(listed()).toEqual(ids.slice(MAX_MEDIA_IDS));
    await fetchAll();
    const asked = calls.flatMap(({ args }) => (args[0] as { mentions: Mention[] }).mentions);
    expect(asked.map(({ mediaId }) => mediaId)).toEqual(ids);
    expect(listed()).toEqual([]);
  });

  test.each([
    ['one fetch', 1],
    ['more than one fetch', MAX_MEDIA_IDS + 1],
  ])('that main refuses puts back %s above what was typed meanwhile', async (_, count) => {
    useFakeBridge({ fetchMedia: () => Promise.resolve(fail('account_missing')) });
    const ids = Array.from({ length: count }, (__, at) => `media_id_${at}`);
    changeText(ids.join('\n'));
    await untilRead();
    const fetching = fetchAll();
    changeText('typed_meanwhile_1');
    await fetching;
    expect(new Set(listed())).toEqual(new Set([...ids, 'typed_meanwhile_1']));
    expect(listed()).toHaveLength(count + 1);
  });

  test('carries what the messages say, and not what was taken off the list', async () => {
    const calls = useFakeBridge({ fetchMedia: () => Promise.resolve(succeed([])) });
    changeText(
      '<xml><FromUserName>li</FromUserName><MediaId>media_id_number_1</MediaId></xml>\n<xml><MediaId>media_id_number_2</MediaId></xml>',
    );
    leaveOut('media_id_number_2');
    await fetchAll();
    expect(calls[0]?.args[0]).toMatchObject({
      mentions: [{ mediaId: 'media_id_number_1', sender: 'li', source: 'callback_xml' }],
    });
    expect(calls[0]?.args[0]).not.toMatchObject({ mentions: [{}, {}] });
  });

  test('starts at once after a paste where the person wants that', async () => {
    const calls = useFakeBridge({ fetchMedia: () => Promise.resolve(succeed([])) });
    useSettings.setState({ settings: { ...DEFAULT_SETTINGS, fetchOnPaste: true } });
    changeText('media_id_typed_1');
    expect(calls).toHaveLength(0);
    await pasteText('<MediaId>media_id_number_1</MediaId>');
    useSettings.setState({ settings: DEFAULT_SETTINGS });
    expect(calls).toHaveLength(1);
  });

  test('keeps no token of what was pasted', async () => {
    const token = 'Zq7mT0kenCanary_hJ8Lk2PqRsTuVwXyZ0123456789';
    const link = `https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${token}&media_id=media_id_number_1`;
    await pasteText(link);
    await pasteText(`${link}\n`.repeat(700));
    expect(listed()).toEqual(['media_id_number_1']);
    expect(JSON.stringify(useFetchBox.getState())).not.toContain(token.slice(0, 12));
  });

  test('says of a dropped file that is no text why it is not read', async () => {
    await readFiles([new File(['x'], 'photo.jpg'), new File([new Uint8Array(21 * 1024 * 1024)], 'huge.log')]);
    expect(useFetchBox.getState().sources.map(({ name, problem }) => [name, problem])).toEqual([
      ['photo.jpg', 'kind'],
      ['huge.log', 'size'],
    ]);
    expect(useView.getState().view).toBe('fetch');
  });

  test('is prepared by pasting text with a media_id in it anywhere', async () => {
    await pasteText('<MediaId><![CDATA[media_id_number_1]]></MediaId>');
    expect(useView.getState().view).toBe('fetch');
    expect(useFetchBox.getState().text).toContain('media_id_number_1');
  });

  test('is not started by pasting anything else', async () => {
    await pasteText('hello');
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
