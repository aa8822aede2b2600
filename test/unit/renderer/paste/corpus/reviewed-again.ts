import { ID, type CorpusInput } from './input.ts';

/** 43 characters, as a corpsecret has. */
const SECRET = 'Kd8sJq2LmZx0PwRt5Yv7Bn3Cg6Hf9Ae1UiOoXyTzWcE';
const LONG_TOKEN = `${SECRET}${SECRET}`;
const ONE = ID.oa;
const TWO = ID.wecom;
const THREE = ID.voice;
const MARKED = 'p_4X4IejO-Mwkvuwgk0x56oEwIwS4mvmepYl4U_IPKBrQTBWjum2hpG3k5cMCcNetZUAS-FRfWBYQx5f0jy1rA';
const MD5 = '5f4dcc3b5aa765d61d8327deb882cf99';
const UUID = '550e8400-e29b-41d4-a716-446655440000';

/** All of the ids, each once, in the order they stand in the text. */
const found = (name: string, text: string): CorpusInput => ({
  name: `again: ${name}`,
  text,
  expected: [ONE, TWO, THREE, MARKED]
    .filter((id) => text.includes(id))
    .sort((one, other) => text.indexOf(one) - text.indexOf(other))
    .map((mediaId) => ({ mediaId })),
});

const nothing = (name: string, text: string): CorpusInput => ({ name: `again: ${name}`, text, expected: [] });

const below: readonly CorpusInput[] = [
  found('below the number of an order', `订单号：DD20261120001\n${ONE}`),
  found('below orders, a blank line between', `订单DD20261120001\n${ONE}\n\n订单DD20261120002\n${TWO}`),
  found('below an order, a blank line between', `订单：4200002468202611201234567890\n\n${ONE}`),
  found('below a userid each', `userid: zhangsan\n${ONE}\nuserid: lisi\n${TWO}`),
  found('below a msgid', `msgid: 24012345678\n${ONE}`),
  found('below a conversation', `会话：张三\n${ONE}\n会话：李四\n${TWO}`),
  found('below the title of conversations', `企业微信会话记录\n${ONE}\n${TWO}`),
  found('below an appid', `appid wx1a2b3c4d5e6f7a8b\n${ONE}\n${TWO}`),
  found('below a CorpID, a blank line between', `CorpID ww1a2b3c4d5e6f7a8b\n\n${ONE}`),
  found('below an openid', `openid: oDF3iY9ffA-hqb2vVvbr7qxf6A0Q\n${ONE}`),
  found('below an agent', `agent_id 1000002\n${ONE}`),
  found('below pictures of an order', `以下是客户订单的图片：\n${ONE}\n${TWO}`),
  found('below a screenshot of an order', `这是订单截图：\n${ONE}`),
  found('below the photo of a key', `Photo of the lost key:\n${ONE}\nPhoto of the door:\n${TWO}`),
  found('below the photos of a request', `Photos sent with the request id 123:\n${ONE}`),
  found('below a page of signatures', `签名页：\n${ONE}\n合同：\n${TWO}`),
  found('below a signature page', `Please fetch\nSignature page:\n${ONE}`),
  found('below a headline with an order', `# 订单 DD1 的 图片\n${ONE}\n`),
  found('below a quoted key ring', `On Nov 20, Tom wrote:\n> the key ring photo\n> ${ONE}`),
  found('below headings of one word', `订单：\n${ONE}\n\n客户签名：\n${TWO}\n会话\n${THREE}`),
  nothing('below nothing but a name', `Signature:\n${ONE}\n\nmsgid\n${TWO}`),
  nothing('below a command', `$ wx get session\n${ONE}`),
];

const named: readonly CorpusInput[] = [
  found('files and their ids', `contract.pdf: ${ONE}\ninvoice.xlsx: ${TWO}\nreport.final.docx: ${THREE}`),
  found('files set to their ids', `front.jpg = ${ONE}\nback.jpg = ${TWO}`),
  found('files of a camera', `IMG_2033.jpg: ${ONE}\nDSC_0001.jpg: ${TWO}`),
  found('a photo of an order', `orderPhoto: ${ONE}`),
  found('the file of a customer', `customerFile: ${ONE}`),
  found('numbered receipts', `receipt_01: ${ONE}\nreceipt_02: ${TWO}`),
  found('names with a full stop', `jenny.wu: ${ONE}\ntom.li: ${TWO}`),
  found('names with an underscore', `zhang_san\t${ONE}\nli_lei\t${TWO}\nhan_mei\t${THREE}`),
  found('a name and a blank', `zhang_san ${ONE}\nli_lei ${TWO}`),
  found('a name with a capital within', `liLei: ${ONE}`),
  nothing('a handle of a program', `receiptHandle: ${ONE}\nreceipt_handle=${TWO}\nnonceStr: "${THREE}"`),
  {
    name: 'again: numbered pictures and voices',
    text: `photo 1: ${ONE}\nPhoto_1: ${TWO}`,
    expected: [{ mediaId: ONE }, { mediaId: TWO }],
  },
  found('numbered voices', `Voice_1: ${ONE}\nthanks`),
];

const codes: readonly CorpusInput[] = [
  found('a code of an error', `got error code: 40007 for ${ONE}`),
  found('a code and an id', `Code: 40007, id ${ONE}\nCode: 40007, id ${TWO}`),
  found('a code in Chinese', `报错 code：40007，素材 ${ONE}`),
  found('an err_code', `err_code=40007 ${ONE}`),
  found('a status code', `status code: 200 ${ONE}`),
  found('a code in words', `code: invalid media, ${ONE}`),
  nothing('a code that is the id', `code: ${ONE}\njs_code=${TWO}`),
  found('a lamp of salt', `the salt lamp, broken: ${ONE}`),
  found('a digest of the week', `Weekly digest of lost files: ${ONE}`),
  nothing('a digest and salt', `digest: ${ONE}\nsalt=${TWO}`),
];

const tags: readonly CorpusInput[] = [
  ...['code', 'b', 'i', 'p'].map((tag): CorpusInput => ({
    name: `again: a message with <${tag}> in it`,
    text: `<xml><${tag}>0</${tag}><MsgType>image</MsgType><MediaId>${ONE}</MediaId></xml>`,
    expected: [{ mediaId: ONE, type: 'image' }],
  })),
  found('a dict of Python with a paragraph', `{'Content': '<p>hi</p>', 'MediaId': '${ONE}'}`),
  found('a dict of Python with a break', `{'a': 'x<br/>y', 'media_id': '${ONE}'}`),
  {
    name: 'again: rows of tabs with a paragraph in a cell',
    text: `sender\tmedia_id\tnote\nzs\t${ONE}\t<p>broken</p>\nls\t${TWO}\tok`,
    expected: [
      { mediaId: ONE, sender: 'zs' },
      { mediaId: TWO, sender: 'ls' },
    ],
  },
  {
    name: 'again: rows of commas with a break in a cell',
    text: `media_id,note,sender\n${ONE},x<br>y,zs\n${TWO},ok,ls`,
    expected: [
      { mediaId: ONE, sender: 'zs' },
      { mediaId: TWO, sender: 'ls' },
    ],
  },
  {
    name: 'again: rows of Markdown with a break in a cell',
    text: `| sender | media_id | note |\n|---|---|---|\n| zs | ${ONE} | a<br>b |\n| ls | ${TWO} | ok |`,
    expected: [
      { mediaId: ONE, sender: 'zs' },
      { mediaId: TWO, sender: 'ls' },
    ],
  },
  found('paragraphs', `<p>media_id: ${ONE}</p><p><b>MediaId</b>：<code>${TWO}</code></p>`),
];

const glued: readonly CorpusInput[] = [
  nothing(
    'names of tokens in Redis',
    `1) "wx_access_token_ww1a2b3c4d5e6f7a8b_1000002"\n2) "wx_access_token_ww9f8e7d6c5b4a3f2e_1000003"`,
  ),
  nothing('the name of a ticket in Redis', 'wx_jsapi_ticket_ww1a2b3c4d5e6f7a8b_1000002'),
  nothing('the key of a file in a store', 'oss_file_key_20261120_a1b2c3d4e5f6A7B8C9D0e1f2a3b4'),
  nothing('a token glued to its name', `access_token-${LONG_TOKEN}`),
  nothing('a session glued to its name', `session_id-${SECRET}`),
];

const places: readonly CorpusInput[] = [
  nothing(
    'the media of a shop',
    `I saw the lamp at https://www.shop.example/media/${SECRET} and want a refund`,
  ),
  nothing('the uploads of a site', `https://static.example.com/uploads/media/${SECRET}/download`),
  nothing('a picture of a site', `![x](https://cms.acme.com/uploads/media/${SECRET})`),
  nothing('the media of a host without a scheme', `see cdn.acme.com/media/${SECRET}`),
  nothing(
    'signed paths',
    `https://wx.example.com/media/${SECRET}?t=1&sig=zz\nhttps://wecom.example.com/media/${SECRET}?token=zz`,
  ),
  found('the media of a relay', `https://desk.acme.com/wecom/media/${ONE}\nGET /api/media/${TWO} 200`),
  found('a path that names it', `https://desk.acme.com/files/media_id/${ONE}`),
];

const rest: readonly CorpusInput[] = [
  {
    name: 'again: a value with a comma before a secret',
    text: `==>  Preparing: INSERT INTO s (note, token, media_id) VALUES (?, ?, ?)\n==> Parameters: hi, all(String), ${SECRET}(String), ${ONE}(String)`,
    expected: [{ mediaId: ONE }],
  },
  nothing(
    'a value with a secret in it',
    `==>  Preparing: INSERT INTO m (note, pw) VALUES (?, ?)\n==> Parameters: hello, ${SECRET}(String), x(String)`,
  ),
  nothing(
    'more values than names',
    `==>  Preparing: INSERT INTO s (token, media_id) VALUES (?, ?)\n==> Parameters: hi(String), ${SECRET}(String), ${ONE}(String)`,
  ),
  {
    name: 'again: a value that is null',
    text: `==>  Preparing: UPDATE m SET note = ?, media_id = ? WHERE id = ?\n==> Parameters: null, ${ONE}(String), 7(Long)`,
    expected: [{ mediaId: ONE }],
  },
  {
    name: 'again: marks of a comment in two sections',
    text: `<xml><MsgType>file</MsgType><Title><![CDATA[a<!--b.pdf]]></Title><MediaId><![CDATA[${ONE}]]></MediaId><FileName><![CDATA[x-->]]></FileName></xml>`,
    expected: [{ mediaId: ONE, type: 'file' }],
  },
  {
    name: 'again: a commented field with a section in it',
    text: `<xml><MsgType>image</MsgType><!-- <MediaId><![CDATA[${TWO}]]></MediaId> --><MediaId><![CDATA[${ONE}]]></MediaId></xml>`,
    expected: [{ mediaId: ONE, type: 'image' }],
  },
  ...['Vault', 'Bot', 'Corp', 'Tom Li'].map((who) =>
    nothing(`what ${who} wrote may be a corpsecret`, `2026-11-20 10:12:01 ${who}: ${SECRET}`),
  ),
  found('what a person wrote', `2026-11-20 10:12:01 Tom Li: ${ONE}\n10:12:05 Tom: ${TWO}`),
  {
    name: 'again: an id of a relay in hexadecimal',
    text: `<xml><MsgType>image</MsgType><MediaId><![CDATA[${MD5}]]></MediaId></xml>`,
    expected: [{ mediaId: MD5, type: 'image' }],
  },
  {
    name: 'again: ids of a relay under their exact name',
    text: `media_id: ${MD5}\n{"media_id":"${UUID}"}`,
    expected: [{ mediaId: UUID }, { mediaId: MD5 }],
  },
  found('one quoted line', `> ${ONE}\nthis one too please`),
  found('one quoted line and another id', `> ${ONE}\nthis one too, plus \`${TWO}\` please`),
  found('one quoted line after a name', `Jenny: hi\n> ${MARKED}\n这个也要，谢谢`),
];

/** What a second reviewer lost, or found that is none; most of it was read right before the rules for the fifth pastes. */
export const reviewedAgain: readonly CorpusInput[] = [
  ...below,
  ...named,
  ...codes,
  ...tags,
  ...glued,
  ...places,
  ...rest,
];
