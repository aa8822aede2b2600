import { ID, TOKEN, type CorpusInput } from './input.ts';

const FIVE_MB = 5 * 1024 * 1024;
const fill = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const laughs = Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY lol${at + 1} "${fill(`&lol${at};`, 60)}">`,
).join('\n');

const good = `<xml><MediaId><![CDATA[${ID.oa}]]></MediaId></xml>`;
const found = [{ mediaId: ID.oa }] as const;

/** Each is made to be slow, deep or misleading; a few hold one media_id after it all. */
export const hostile: readonly CorpusInput[] = [
  {
    name: 'a billion laughs',
    text: `<?xml version="1.0"?>\n<!DOCTYPE lolz [\n<!ENTITY lol0 "lol">\n${laughs}\n]>\n<xml><MediaId>&lol9;</MediaId></xml>`,
    expected: [],
  },
  {
    name: 'an entity that reads a file, and a good message',
    text: `<!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><xml><MediaId>&xxe;</MediaId></xml>${good}`,
    expected: found,
  },
  {
    name: '5 MB on one line',
    text: `${fill('lorem ipsum dolor sit amet ', FIVE_MB)}\n${good}`,
    expected: found,
  },
  { name: '5 MB without a blank', text: `${fill('x', FIVE_MB)}\n${good}`, expected: found },
  { name: 'braces that nest without end', text: `${'{"a":'.repeat(200_000)}\n${good}`, expected: found },
  { name: 'brackets that nest without end', text: `${'['.repeat(500_000)}\n${good}`, expected: found },
  {
    name: 'deep nesting round a media_id',
    text: `${'{"a":'.repeat(5000)}{"media_id":"${ID.oa}"}${'}'.repeat(5000)}`,
    expected: found,
  },
  { name: 'CDATA that opens without end', text: '<MediaId><![CDATA['.repeat(50_000), expected: [] },
  {
    name: 'CDATA in CDATA',
    text: `<MediaId><![CDATA[<![CDATA[${ID.voice}]]>]]></MediaId>${good}`,
    expected: found,
  },
  { name: 'quotes that open without end', text: `{"media_id":${'"\\"'.repeat(200_000)}`, expected: [] },
  { name: 'tags that open without end', text: `${'<'.repeat(500_000)}\n${good}`, expected: found },
  { name: 'blanks without end', text: `<MediaId>${' '.repeat(1_000_000)}\n${good}`, expected: found },
  {
    name: 'backslashes without end',
    text: `{${'\\'.repeat(500_000)}"media_id":"x\n${good}`,
    expected: found,
  },
  { name: 'escapes within escapes', text: `${'"{\\"'.repeat(100_000)}\n${good}`, expected: found },
  {
    name: 'links without end',
    text: `https://a/?${'&access_token='.repeat(100_000)}\n${good}`,
    expected: found,
  },
  { name: 'a table that never ends its quotes', text: `media_id,name\n${'"'.repeat(200_001)}`, expected: [] },
  { name: 'NULs and half surrogates', text: `\u0000\ud800${good}\udc00\u0000\uffff`, expected: found },
  { name: 'a NUL inside the media_id', text: `<MediaId><![CDATA[${ID.oa}\u0000x]]></MediaId>`, expected: [] },
  {
    name: 'letters that look Latin',
    text: `<MediaId><![CDATA[${ID.oa.replace('e', 'е')}]]></MediaId>`,
    expected: [],
  },
  { name: 'writing turned round', text: `\u202e${ID.oa}\u202c`, expected: found },
  { name: 'a path as its media_id', text: '{"media_id":"../../../../etc/passwd"}', expected: [] },
  { name: 'markup as its media_id', text: '{"media_id":"<script>alert(1)</script>"}', expected: [] },
  {
    name: 'several dialects in one paste',
    text: `${good}\n{"msg_list":[{"msgid":"m","msgtype":"image","image":{"media_id":"${ID.kf}"}}]}\nhttps://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${TOKEN}&media_id=${ID.wecom}\nmedia_id,from\n${ID.voice},li\n\nand ${ID.wecomLong}`,
    expected: [
      { mediaId: ID.oa },
      { mediaId: ID.kf },
      { mediaId: ID.wecom },
      { mediaId: ID.voice, sender: 'li' },
      { mediaId: ID.wecomLong },
    ],
  },
  {
    name: 'the same name a hundred thousand times',
    text: `${'media_id '.repeat(100_000)}\n${good}`,
    expected: found,
  },
  {
    name: 'a prototype for a name',
    text: `{"__proto__":{"type":"image"},"constructor":"x","media_id":"${ID.oa}"}`,
    expected: found,
  },
];
