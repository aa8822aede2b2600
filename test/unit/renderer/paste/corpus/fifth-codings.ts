import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

const raw = String.raw;
const wrapped = (text: string, width: number, between: string): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? []).join(between);
const unicode = (text: string): string =>
  Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const link = (id: string): string =>
  `https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${N.token}&media_id=${id}`;

/** Texts that a program has coded, and ids that lines have broken. */
export const fifthCodings: readonly CorpusInput[] = [
  {
    name: 'fifth: a form body, URL-encoded once and twice',
    text: `payload=${encodeURIComponent(`{"msgtype":"image","image":{"media_id":"${F.k6}"}}`)}&sign=${N.md5}
next=${encodeURIComponent(encodeURIComponent(link(F.w9)))}`,
    expected: [{ mediaId: F.k6, type: 'image' }, { mediaId: F.w9 }],
  },
  {
    name: 'fifth: HTML-escaped XML, once and twice',
    text: `&lt;xml&gt;&lt;MsgType&gt;&lt;![CDATA[image]]&gt;&lt;/MsgType&gt;&lt;MediaId&gt;&lt;![CDATA[${F.o3}]]&gt;&lt;/MediaId&gt;&lt;/xml&gt;
&amp;lt;MediaId&amp;gt;${F.o4}&amp;lt;/MediaId&amp;gt;`,
    expected: [{ mediaId: F.o3, type: 'image' }, { mediaId: F.o4 }],
  },
  {
    name: 'fifth: JSON in JSON in a string in a log line',
    text: raw`2025-11-22 15:20:00 INFO body="{\"data\":\"{\\\"msgtype\\\":\\\"voice\\\",\\\"voice\\\":{\\\"media_id\\\":\\\"${F.k7}\\\"},\\\"external_userid\\\":\\\"${N.external}\\\"}\"}"`,
    expected: [{ mediaId: F.k7, type: 'voice', sender: N.external }],
  },
  {
    name: 'fifth: unicode escapes for signs and for whole names',
    text: raw`{"url":"https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=x\u0026media_id=${F.w10}","raw":"\u003cMediaId\u003e${F.w11}\u003c/MediaId\u003e"}
{"${unicode('media_id')}":"${F.w12}"}`,
    expected: [{ mediaId: F.w10 }, { mediaId: F.w11 }, { mediaId: F.w12 }],
  },
  {
    name: 'fifth: Python bytes and a Java byte-free escape of a newline',
    text: raw`b'<xml>\n<ToUserName><![CDATA[gh_33]]></ToUserName>\n<MsgType><![CDATA[voice]]></MsgType>\n<MediaId><![CDATA[${F.o5}]]></MediaId>\n<MsgId>24998811223344801</MsgId>\n</xml>'
body: "{\n\t\"media_id\" : \"${F.o6}\"\n}"`,
    expected: [{ mediaId: F.o5, type: 'voice' }, { mediaId: F.o6 }],
  },
  {
    name: 'fifth: a link broken at 72 with soft equals signs of quoted-printable',
    text: `Content-Transfer-Encoding: quoted-printable

${wrapped(`https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=3DTOKEN&media_id=3D${F.w13}`, 70, '=\n')}

thanks`,
    expected: [{ mediaId: F.w13 }],
  },
  {
    name: 'fifth: CDATA broken by a terminal at 60 columns',
    text: wrapped(
      `<xml><ToUserName><![CDATA[gh_44]]></ToUserName><FromUserName><![CDATA[${N.open}]]></FromUserName><CreateTime>1763796000</CreateTime><MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[${F.o7}]]></MediaId></xml>`,
      60,
      '\n',
    ),
    expected: [{ mediaId: F.o7, type: 'image', sentAt: 1763796000 }],
  },
  {
    name: 'fifth: a JSON value broken in a mail with a quote mark before the rest',
    text: `> {"errcode":0,"type":"image","media_id":"${F.w14.slice(0, 30)}
> ${F.w14.slice(30)}","created_at":"1763796060"}`,
    expected: [{ mediaId: F.w14, type: 'image' }],
  },
  {
    name: 'fifth: base64 of a callback beside an id in the open',
    text: `body(base64): ${Buffer.from(`<xml><MediaId><![CDATA[${F.o8}]]></MediaId></xml>`).toString('base64')}
mediaId: ${F.o9}`,
    expected: [{ mediaId: F.o9 }],
  },
  {
    name: 'fifth: zero-width signs and no-break spaces from a web page',
    text: `media_id\u00A0:\u00A0\u200B${F.w15}\u200B
MediaId\uFF1A\u3000${F.w16}`,
    expected: [{ mediaId: F.w15 }, { mediaId: F.w16 }],
  },
  {
    name: 'fifth: ANSI colours around the name and the value',
    text: `\u001B[36mmedia_id\u001B[0m=\u001B[33m${F.w17}\u001B[0m \u001B[36msha\u001B[0m=${N.sha1}`,
    expected: [{ mediaId: F.w17 }],
  },
];
