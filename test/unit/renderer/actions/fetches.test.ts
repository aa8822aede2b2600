import { beforeEach, describe, expect, test, vi } from 'vitest';
import { bareMention, type Mention } from '../../../../electron/contract/mention.ts';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import { MAX_MEDIA_IDS } from '../../../../electron/contract/limits.ts';
import { fetchAll, listedNow, saveFetched } from '../../../../renderer/actions/fetches.ts';
import { changeText, pasteIntoBox, pasteText, readFiles } from '../../../../renderer/actions/pastes.ts';
import { isHandoverSheet } from '../../../../renderer/format/handover-mark.ts';
import { useAccounts } from '../../../../renderer/stores/account-store.ts';
import { EMPTY_BOX, leaveOut, useFetchBox } from '../../../../renderer/stores/fetch-store.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/contract/settings.ts';
import { useSettings } from '../../../../renderer/stores/settings-store.ts';
import { useNotices } from '../../../../renderer/stores/notice-store.ts';
import { useTransfers } from '../../../../renderer/stores/transfer-store.ts';
import { useView } from '../../../../renderer/stores/view-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount, sampleTransfer } from '../samples.ts';

const listed = () => listedNow(useFetchBox.getState()).map(({ mediaId }) => mediaId);

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
      mentions: ['media_id_number_1', 'media_id_number_2'].map((mediaId) => ({
        ...bareMention(mediaId, 'list'),
        seenAt: expect.any(Number) as unknown,
      })),
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

  test('says when each was first listed, also after a refusal, of the rest, and not where its message has a time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 5_000_500 });
    const ids = Array.from({ length: MAX_MEDIA_IDS + 1 }, (_, at) => `media_id_${at}`);
    changeText(ids.join('\n'));
    await untilRead();
    useFakeBridge({ fetchMedia: () => Promise.resolve(fail('account_missing')) });
    vi.setSystemTime(6_000_000);
    await fetchAll();
    const calls = useFakeBridge({ fetchMedia: () => Promise.resolve(succeed([])) });
    vi.setSystemTime(7_000_000);
    await fetchAll();
    vi.setSystemTime(8_000_000);
    await fetchAll();
    changeText('<xml><CreateTime>1790000000</CreateTime><MediaId>media_id_with_time</MediaId></xml>');
    await fetchAll();
    vi.useRealTimers();
    const asked = calls.flatMap(({ args }) => (args[0] as { mentions: Mention[] }).mentions);
    expect(asked.map(({ seenAt }) => seenAt)).toEqual([...ids.map(() => 5000), null]);
  });

  test('offers to import a handover sheet in place of reading it', async () => {
    const calls = useFakeBridge({});
    const json = `{\n  "kind": "media-desk-handover",\n  "media": [{ "media_id": "media_id_number_1" }]\n}`;
    const table = 'kind,version,owner,media_id\r\nmedia-desk-handover,1,wecom:ww1,media_id_number_1\r\n';
    const page = '<!doctype html>\n<meta name="media-desk-handover" content="e30=">\n';
    changeText('what_stands_here_1');
    await pasteText(json);
    changeText(json);
    await pasteIntoBox(`\uFEFF${table}`);
    await readFiles([new File([table], 'sheet.csv'), new File([page], 'sheet.html')]);
    expect(useFetchBox.getState().sources.map(({ problem }) => problem)).toEqual(Array(5).fill('handover'));
    expect([listed(), calls]).toEqual([['what_stands_here_1'], []]);
    await readFiles([
      new File(['{"media_id":"media_id_number_2"}'], 'callback.json'),
      new File([''], 'a.html'),
    ]);
    expect(
      useFetchBox
        .getState()
        .sources.slice(5)
        .map(({ problem }) => problem),
    ).toContain('kind');
    expect(isHandoverSheet('see media-desk-handover: media_id_number_1')).toBe(false);
  });

  test('adds what is pasted elsewhere to what stands in the box', async () => {
    changeText('media_id_number_1\n');
    await pasteText('media_id_number_2');
    expect(useFetchBox.getState().text).toBe('media_id_number_1\nmedia_id_number_2');
    await pasteText(Array.from({ length: 8000 }, (_, at) => `media_id_x${at}`).join('\n'));
    expect(useFetchBox.getState().text).toContain('media_id_number_1');
    expect(listed()).toHaveLength(8002);
  });

  test('reads no text in the page that a worker gave up, nor one larger than a file may be', async () => {
    class Mute extends EventTarget {
      postMessage() {
        queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('message'), { data: null })));
      }
      terminate() {
        return undefined;
      }
    }
    vi.stubGlobal('Worker', Mute);
    await pasteText('media_id_number_1\n'.repeat(5000));
    await pasteText('x'.repeat(20 * 1024 * 1024 + 1));
    expect(useFetchBox.getState().sources.map(({ problem }) => problem)).toEqual(['slow', 'size']);
    expect(listed()).toEqual([]);
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
