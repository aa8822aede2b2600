import { ID, TOKEN, type CorpusInput } from './input.ts';

/** Cut at a column as a terminal cuts: wherever that falls. */
const cutAt = (width: number, text: string, indent = ''): string =>
  text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
    .join(`\n${indent}`);

const quotedPrintable = (text: string): string =>
  text
    .replaceAll('=', '=3D')
    .split('\n')
    .map((line) => (line.match(/(?:=3D|.){1,72}/g) ?? ['']).join('=\r\n'))
    .join('\r\n');

const message = `<xml><ToUserName><![CDATA[gh_7f083739789a]]></ToUserName><FromUserName><![CDATA[wrapped]]></FromUserName><CreateTime>1763800000</CreateTime><MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[${ID.oa}]]></MediaId><MsgId>22920123456789012</MsgId></xml>`;

const json = `{"type":"image","media_id":"${ID.wecomLong}","created_at":1763800000}`;

export const wraps: readonly CorpusInput[] = [
  ...[72, 76, 80].map((width) => ({
    name: `XML cut at ${width} columns`,
    text: cutAt(width, message),
    expected: [{ mediaId: ID.oa, type: 'image', sentAt: 1_763_800_000 }] as const,
  })),
  { name: 'XML cut by a narrow terminal', text: cutAt(40, message), expected: [{ mediaId: ID.oa }] },
  {
    name: 'XML cut with indentation',
    text: cutAt(72, message, '        '),
    expected: [{ mediaId: ID.oa, type: 'image' }],
  },
  {
    name: 'a line break inside a CDATA',
    text: `<MediaId><![CDATA[${ID.oa.slice(0, 20)}\r\n${ID.oa.slice(20)}]]></MediaId>`,
    expected: [{ mediaId: ID.oa }],
  },
  {
    name: 'a value on a line of its own',
    text: `<xml><MediaId>\n    ${ID.oa}\n  </MediaId></xml>`,
    expected: [{ mediaId: ID.oa }],
  },
  {
    name: 'JSON cut inside its media_id',
    text: cutAt(50, json),
    expected: [{ mediaId: ID.wecomLong, type: 'image', sentAt: 1_763_800_000 }],
  },
  {
    name: 'JSON cut at 76 columns with indentation',
    text: cutAt(76, `  response: ${json}`, '    '),
    expected: [{ mediaId: ID.wecomLong }],
  },
  {
    name: 'quoted-printable XML',
    text: quotedPrintable(message),
    expected: [{ mediaId: ID.oa, type: 'image' }],
  },
  {
    name: 'a quoted-printable mail with a link',
    text: `Content-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(`Please see https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${TOKEN}&media_id=${ID.wecom} now`)}`,
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'a link in angle brackets cut by a mail',
    text: cutAt(
      76,
      `<https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${TOKEN}&media_id=${ID.wecom}>`,
    ),
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'a quoted link cut by a terminal',
    text: cutAt(
      80,
      `curl "https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${TOKEN}&media_id=${ID.wecom}" -o a.jpg`,
    ),
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'a link that nothing closes, cut within its media_id: which part it is cannot be known',
    text: `https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=ACCESS_TOKEN&media_id=${ID.oa.slice(0, 24)}\n${ID.oa.slice(24)}`,
    expected: [],
  },
  {
    name: 'a mail that quotes a wrapped message',
    text: cutAt(70, message).replace(/^/gm, '> '),
    expected: [{ mediaId: ID.oa, type: 'image' }],
  },
];
