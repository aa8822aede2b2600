import { describe, expect, test } from 'vitest';
import { findMediaIds } from '../../../../renderer/format/media-ids.ts';

const A = '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0';
const B = '3a8asd892asd8asd_-qwertyuiop';

describe('finding media_ids in pasted text', () => {
  test.each([
    ['one alone', A, [A]],
    ['with spaces round it', `  ${A}\t`, [A]],
    ['in straight quotes', `"${A}"`, [A]],
    ['in curly quotes and backticks', `“${A}” \`${B}\``, [A, B]],
    ['one per line, with CR LF', `${A}\r\n${B}\r\n`, [A, B]],
    ['separated by commas and semicolons', `${A},${B};`, [A, B]],
    ['separated by Chinese punctuation', `${A}，${B}、`, [A, B]],
    ['as a JSON array', `["${A}", "${B}"]`, [A, B]],
    ['as a JSON member', `{"type":"image","media_id":"${A}","created_at":"1380000000"}`, [A]],
    ['as a thumb', `{"thumb_media_id": "${A}"}`, [A]],
    ['in escaped JSON of a log', `body="{\\"media_id\\":\\"${A}\\"}"`, [A]],
    ['in pretty-printed JSON', `{\n  "errcode": 0,\n  "media_id": "${A}"\n}`, [A]],
    ['in the query of a logged address', `GET /cgi-bin/media/get?access_token=SECRET&media_id=${A} 200`, [A]],
    ['after a label', `media_id: ${A}`, [A]],
  ])('finds %s', (_, text, expected) => {
    expect(findMediaIds(text)).toEqual({ mediaIds: expected, duplicates: 0, malformed: [] });
  });

  test('finds the MediaId of a whole callback message and takes nothing else from it', () => {
    const xml = `<xml><ToUserName><![CDATA[gh_1234567890abcdef]]></ToUserName>
      <FromUserName><![CDATA[oDF3iY9ffA-hqb2vVvbr7qxf6A0Q]]></FromUserName>
      <CreateTime>1357290913</CreateTime><MsgType><![CDATA[video]]></MsgType>
      <MediaId><![CDATA[${A}]]></MediaId>
      <ThumbMediaId><![CDATA[${B}]]></ThumbMediaId>
      <MsgId>1234567890123456</MsgId></xml>`;
    expect(findMediaIds(xml)).toEqual({ mediaIds: [A, B], duplicates: 0, malformed: [] });
  });

  test('names each media_id once, in the order met, and counts the repeats', () => {
    expect(findMediaIds(`${B} ${A} ${B} ${B}`)).toEqual({ mediaIds: [B, A], duplicates: 2, malformed: [] });
  });

  test('says of each item left out why', () => {
    expect(findMediaIds(`hello 你好你好你好你好你好 ${A}x/../etc ${'a'.repeat(1025)}`).malformed).toEqual([
      { text: 'hello', reason: 'too_short' },
      { text: '你好你好你好你好你好', reason: 'characters' },
      { text: `${A}x/../etc`, reason: 'characters' },
      { text: 'a'.repeat(1025), reason: 'too_long' },
    ]);
  });

  test('finds nothing in nothing', () => {
    expect(findMediaIds(' \n\t ')).toEqual({ mediaIds: [], duplicates: 0, malformed: [] });
  });

  test('takes 10,000 ids and messages without slowing down with their number', () => {
    const lines = Array.from({ length: 10_000 }, (_, at) =>
      at % 2 === 0 ? `media_id_number_${at}` : `{"media_id":"media_id_number_${at}"}`,
    );
    const started = performance.now();
    expect(findMediaIds(lines.join('\n')).mediaIds).toHaveLength(10_000);
    // Generous: it takes about 20 ms; a quadratic search would take minutes.
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('does not hang on one very long line', () => {
    const started = performance.now();
    findMediaIds('media_id '.repeat(50_000));
    findMediaIds(`<MediaId>${' '.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
