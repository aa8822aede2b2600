import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { isMediaId } from '../../../../electron/contract/media.ts';
import { cpuTime } from '../../../cpu-time.ts';
import { findMentions } from '../../../../renderer/paste/find-mentions.ts';

const A = '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0';
const B = '3a8asd892asd8asd_-qwertyuiop';

/** What was found, without what the messages say of it. */
function findMediaIds(text: string) {
  const { mentions, duplicates, malformed } = findMentions(text);
  return { mediaIds: mentions.map(({ mediaId }) => mediaId), duplicates, malformed };
}

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

  test.each([
    ['with a stroke inside', `{"media_id":"${A}/x"}`, `${A}/x`],
    ['with a blank inside', `{"media_id":"${A} ${B}"}`, `${A} ${B}`],
    ['with a character that is none', `<MediaId><![CDATA[${A}，x]]></MediaId>`, `${A}，x`],
    ['in a tag without CDATA', `<MediaId>${A}.jpg</MediaId>`, `${A}.jpg`],
    ['within a string that was cut off', `body={"media_id":"${A}`, `"${A}`],
    ['with an escaped stroke', String.raw`{\"media_id\":\"${A}\/x\"}`, `${A}/x`],
    ['in a query', `GET /get?media_id=${A}%2Fx&type=image`, `${A}%2Fx`],
    ['as a file name', `media_id: ${A}.jpg`, `${A}.jpg`],
  ])('a named value is taken whole or not at all: %s', (_, text, leftOut) => {
    expect(findMediaIds(text)).toEqual({
      mediaIds: [],
      duplicates: 0,
      malformed: [{ text: leftOut, reason: 'characters' }],
    });
  });

  test.each([
    ['of the enterprise-account document', '{"type":"image","media_id":"0000001"}', ['0000001']],
    ['made of letters alone', '{"media_id":"AbCdEfGhIj"}', ['AbCdEfGhIj']],
    ['at the end of a sentence', `The media_id: ${A}.`, [A]],
    ['in typographic quotes', `media_id：“${A}”`, [A]],
    ['with padding', '{"media_id":"YWJjZGVmZ2hpams="}', ['YWJjZGVmZ2hpams=']],
  ])('takes a named value as its name says: %s', (_, text, expected) => {
    expect(findMediaIds(text)).toEqual({ mediaIds: expected, duplicates: 0, malformed: [] });
  });

  test.each([
    'https://host/cgi-bin/media/get?access_token=T&media_id=MEDIA_ID',
    '{"media_id":"YOUR_MEDIA_ID"}',
    '<MediaId><![CDATA[media_id]]></MediaId>',
    'media_id: xxxxxxxxxxxx',
  ])('leaves out what documentation has in its place: %s', (text) => {
    expect(findMediaIds(text)).toMatchObject({ mediaIds: [], malformed: [{ reason: 'word' }] });
  });

  test.each([
    'Please fetch the internationalization picture for the customer-service desk today',
    'Use transfer_customer_service, not state-of-the-art words; call 13800138000 before 2024-01-15',
    'Order SF1234567890123, iPhone15Pro, sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '请在 2024-01-15 之前发给 customer_service，谢谢',
    'media_id: required, the identifier obtained after the upload',
    'goodbye',
  ])('takes no word of prose for one: %s', (prose) => {
    expect(findMediaIds(prose).mediaIds).toEqual([]);
    expect(findMediaIds(prose).malformed.length).toBeGreaterThan(0);
  });

  test('finds a real one in the midst of prose', () => {
    expect(findMediaIds(`the picture is ${A}, the voice ${B} — please check`).mediaIds).toEqual([A, B]);
  });

  test.each([
    ['one per line', '0000001\n0000002\r\nid_0003', ['0000001', '0000002', 'id_0003']],
    ['under the name of their column', 'media_id\nid-0001\nid-0002', ['id-0001', 'id-0002']],
    ['separated by commas', 'id-0001, id-0002', ['id-0001', 'id-0002']],
  ])('accepts short ones where there is nothing else: %s', (_, text, expected) => {
    expect(findMediaIds(text)).toEqual({ mediaIds: expected, duplicates: 0, malformed: [] });
  });

  test('names each media_id once, in the order met, and counts the repeats', () => {
    expect(findMediaIds(`${B} ${A} ${B} ${B}`)).toEqual({ mediaIds: [B, A], duplicates: 2, malformed: [] });
  });

  test('says of each item left out why', () => {
    expect(
      findMediaIds(`hello customer 你好你好你好你好你好 ${A}x/../etc ${'a'.repeat(1025)}`).malformed,
    ).toEqual([
      { text: 'hello', reason: 'too_short' },
      { text: 'customer', reason: 'word' },
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
    const started = cpuTime();
    expect(findMediaIds(lines.join('\n')).mediaIds).toHaveLength(10_000);
    // Generous: it takes about 20 ms; a quadratic search would take minutes.
    expect(cpuTime() - started).toBeLessThan(3000);
  });

  test('does not hang on one very long line', () => {
    const started = cpuTime();
    findMediaIds('media_id '.repeat(50_000));
    findMediaIds(`<MediaId>${' '.repeat(200_000)}`);
    findMediaIds('<MediaId><![CDATA['.repeat(50_000));
    findMediaIds('media_id="'.repeat(50_000));
    expect(cpuTime() - started).toBeLessThan(3000);
  });

  const fragment = fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '\\',
      '\n',
      ':',
      '=',
      ',',
      '<',
      '>',
      ']]>',
      '<![CDATA[',
      '&',
      '%3D',
    ),
    fc.constantFrom(
      '<xml>',
      '</xml>',
      '<MediaId>',
      '</MediaId>',
      '"media_id":',
      'media_id=',
      'MsgType',
      '\u0000',
      '\ud800',
    ),
    fc.constantFrom(A, B, 'access_token=', '***', '=\r\n', '> ', 'media_id,from\n'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );

  test('never throws, and reports nothing that cannot be a media_id', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        const { mentions } = findMentions(parts.join(''));
        expect(mentions.every(({ mediaId }) => isMediaId(mediaId))).toBe(true);
        expect(new Set(mentions.map(({ mediaId }) => mediaId)).size).toBe(mentions.length);
      }),
      { numRuns: 1500 },
    );
  });
});
