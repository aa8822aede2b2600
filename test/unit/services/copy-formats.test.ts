import { describe, expect, test } from 'vitest';
import { COPY_FORMATS, type CopyFormat, type MediaRecord } from '../../../electron/contract/media.ts';
import {
  formatMedia,
  hasFormat,
  joinFormatted,
  type CopySource,
} from '../../../electron/services/copy-formats.ts';

/** As the library puts them together. */
const formatRecords = (sources: readonly CopySource[], format: CopyFormat): string =>
  joinFormatted(
    sources.filter((one) => hasFormat(one, format)).map((one) => formatMedia(one, format)),
    format,
  );

const record = (more: Partial<MediaRecord> = {}): MediaRecord => ({
  id: '0',
  mediaId: '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0',
  accountId: 'a',
  accountName: '广州店',
  type: 'image',
  name: '海报.jpg',
  size: 1024,
  sha256: 'ab'.repeat(32),
  contentType: 'image/jpeg',
  createdAt: 1_700_000_000,
  expiresAt: 1_700_259_200,
  clockOffsetMs: 0,
  owner: 'wecom:ww1',
  note: '',
  pinned: false,
  ...more,
});

const source = (more: Partial<MediaRecord> = {}, platform: CopySource['platform'] = 'wecom'): CopySource => ({
  media: record(more),
  platform,
  baseUrl: 'https://qyapi.weixin.qq.com',
});

describe('copied text', () => {
  test('is by default the bare media_id, one a line in list order', () => {
    const text = formatRecords([source({ mediaId: 'B' }), source({ mediaId: 'A' })], 'plain');
    expect(text).toBe('B\nA');
  });

  test('as JSON carries every field of a record', () => {
    expect(JSON.parse(formatRecords([source()], 'json'))).toEqual([
      {
        media_id: record().mediaId,
        type: 'image',
        name: '海报.jpg',
        size: 1024,
        sha256: record().sha256,
        created_at: '2023-11-14T22:13:20.000Z',
        expires_at: '2023-11-17T22:13:20.000Z',
        account: '广州店',
      },
    ]);
  });

  test('as CSV quotes what needs quoting and defuses formulas', () => {
    const [head, row] = formatRecords([source({ name: '=HYPERLINK("x"),\n.jpg' })], 'csv').split('\r\n');
    expect(head).toBe('media_id,type,name,size,sha256,created_at,expires_at,account');
    expect(row).toContain(`"'=HYPERLINK(""x""),\n.jpg"`);
  });

  test('as a message fits the platform', () => {
    const wecom: unknown = JSON.parse(formatRecords([source({ type: 'file' })], 'message_json'));
    expect(wecom).toMatchObject({
      msgtype: 'file',
      agentid: 'AGENTID',
      file: { media_id: record().mediaId },
    });
    const oa: unknown = JSON.parse(formatRecords([source({}, 'official_account')], 'message_json'));
    expect(oa).toEqual({ touser: 'OPENID', msgtype: 'image', image: { media_id: record().mediaId } });
  });

  test('as reply XML keeps a media_id inside its CDATA', () => {
    const text = formatRecords([source({ mediaId: 'a]]>b' })], 'reply_xml');
    expect(text).toContain('<MediaId><![CDATA[a]]]]><![CDATA[>b]]></MediaId>');
  });

  test('as curl quotes for the shell and leaves the token a placeholder', () => {
    const text = formatRecords([source({ mediaId: "a'b&c" })], 'curl');
    expect(text).toBe(
      `curl -OJ 'https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=ACCESS_TOKEN&media_id=a'\\''b%26c'`,
    );
  });

  test('leaves out what has no such form: a file has no passive reply, a thumb no message', () => {
    expect(formatRecords([source({ type: 'file' }), source()], 'reply_xml')).not.toContain('file');
    expect(formatRecords([source({ type: 'thumb' }, 'official_account')], 'message_json')).toBe('');
  });

  test.each(COPY_FORMATS)('as %s of nothing is empty but well formed', (format) => {
    expect(() => formatRecords([], format)).not.toThrow();
  });
});
