import { CORP, ID, OPENID, type CorpusInput } from './input.ts';

const image = (mediaId: string, messageId: string, sender = OPENID) => `<xml>
  <ToUserName><![CDATA[gh_7f083739789a]]></ToUserName>
  <FromUserName><![CDATA[${sender}]]></FromUserName>
  <CreateTime>1763800000</CreateTime>
  <MsgType><![CDATA[image]]></MsgType>
  <PicUrl><![CDATA[http://mmbiz.qpic.cn/mmbiz_jpg/aBcDeFgHiJkLmNoP1234567890abcdefgQRSTUV/0]]></PicUrl>
  <MediaId><![CDATA[${mediaId}]]></MediaId>
  <MsgId>${messageId}</MsgId>
</xml>`;

const said = { type: 'image', sender: OPENID, sentAt: 1_763_800_000, addressee: 'gh_7f083739789a' } as const;

const BLOB =
  'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W';

export const messagesXml: readonly CorpusInput[] = [
  {
    name: 'an image callback of an Official Account',
    text: image(ID.oa, '22920123456789012'),
    expected: [{ mediaId: ID.oa, ...said, messageId: '22920123456789012', source: 'callback_xml' }],
  },
  {
    name: 'a voice callback of WeCom on one line',
    text: `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[zhangsan]]></FromUserName><CreateTime>1357290913</CreateTime><MsgType><![CDATA[voice]]></MsgType><MediaId><![CDATA[${ID.voice}]]></MediaId><Format><![CDATA[Format]]></Format><MsgId>1234567890123456</MsgId><AgentID>1</AgentID></xml>`,
    expected: [
      {
        mediaId: ID.voice,
        type: 'voice',
        sender: 'zhangsan',
        addressee: CORP,
        sentAt: 1_357_290_913,
        messageId: '1234567890123456',
      },
    ],
  },
  {
    name: 'a video callback with its thumb',
    text: `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName>
<FromUserName><![CDATA[lisi]]></FromUserName>
<CreateTime>1763801111</CreateTime>
<MsgType><![CDATA[video]]></MsgType>
<MediaId><![CDATA[${ID.wecom}]]></MediaId>
<ThumbMediaId><![CDATA[${ID.oaThumb}]]></ThumbMediaId>
<MsgId>778899001122334455</MsgId><AgentID>1</AgentID></xml>`,
    expected: [
      { mediaId: ID.wecom, type: 'video', sender: 'lisi', sentAt: 1_763_801_111 },
      { mediaId: ID.oaThumb, type: 'thumb', sender: 'lisi', sentAt: 1_763_801_111 },
    ],
  },
  {
    name: 'a short video without CDATA',
    text: `<xml><ToUserName>gh_7f083739789a</ToUserName><FromUserName>${OPENID}</FromUserName><CreateTime>1763802222</CreateTime><MsgType>shortvideo</MsgType><MediaId>${ID.oa}</MediaId><ThumbMediaId>${ID.oaThumb}</ThumbMediaId><MsgId>5566778899</MsgId></xml>`,
    expected: [
      { mediaId: ID.oa, type: 'video', sender: OPENID, messageId: '5566778899' },
      { mediaId: ID.oaThumb, type: 'thumb' },
    ],
  },
  {
    name: 'a file callback with a Chinese name',
    text: `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[王芳]]></FromUserName><CreateTime>1763803333</CreateTime><MsgType><![CDATA[file]]></MsgType><FileName><![CDATA[报价单 2026.xlsx]]></FileName><MediaId><![CDATA[${ID.kf}]]></MediaId><MsgId>1</MsgId></xml>`,
    expected: [{ mediaId: ID.kf, type: 'file', sender: '王芳', fileName: '报价单 2026.xlsx' }],
  },
  {
    name: 'three messages in one paste, each with its own sender',
    text: [
      image(ID.oa, '11', 'one_1'),
      image(ID.oaThumb, '12', 'two_2'),
      image(ID.voice, '13', 'three_3'),
    ].join('\n\n'),
    expected: [
      { mediaId: ID.oa, sender: 'one_1', messageId: '11' },
      { mediaId: ID.oaThumb, sender: 'two_2', messageId: '12' },
      { mediaId: ID.voice, sender: 'three_3', messageId: '13' },
    ],
  },
  {
    name: 'messages on one line without anything between them',
    text: `${image(ID.oa, '11', 'one_1')}${image(ID.voice, '13', 'three_3')}`.replace(/\n\s*/g, ''),
    expected: [
      { mediaId: ID.oa, sender: 'one_1' },
      { mediaId: ID.voice, sender: 'three_3' },
    ],
  },
  {
    name: 'attributes, a declaration and a comment',
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<!-- from the log -->\n<xml version="1"><FromUserName type="string"><![CDATA[zhaoliu]]></FromUserName><MsgType><![CDATA[image]]></MsgType><MediaId type="string" length='44'><![CDATA[${ID.wecom}]]></MediaId></xml>`,
    expected: [{ mediaId: ID.wecom, type: 'image', sender: 'zhaoliu' }],
  },
  {
    name: 'a message whose text quotes another message',
    text: `<xml><FromUserName><![CDATA[${OPENID}]]></FromUserName><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[<MediaId>not-this-One_00001234567890</MediaId>]]></Content><MsgId>3</MsgId></xml>\n${image(ID.oa, '4')}`,
    expected: [{ mediaId: ID.oa, messageId: '4' }],
  },
  {
    name: 'a message within a CDATA, its own CDATA split as XML has it',
    text: `<log time="10:20:33"><![CDATA[<xml><FromUserName><![CDATA[sunqi]]]]><![CDATA[></FromUserName><MsgType><![CDATA[voice]]]]><![CDATA[></MsgType><MediaId><![CDATA[${ID.voice}]]]]><![CDATA[></MediaId></xml>]]></log>`,
    expected: [{ mediaId: ID.voice, type: 'voice', sender: 'sunqi' }],
  },
  {
    name: 'an encrypted envelope',
    text: `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[${BLOB}]]></Encrypt></xml>`,
    expected: [],
    encrypted: 1,
  },
  {
    name: 'an encrypted envelope with its signature, and a message in the clear',
    text: `<xml><Encrypt><![CDATA[${BLOB}]]></Encrypt><MsgSignature><![CDATA[477715d11cdb4164915debcba66cb864d751f3e6]]></MsgSignature><TimeStamp>1409659813</TimeStamp><Nonce><![CDATA[1372623149]]></Nonce></xml>\n${image(ID.oa, '4')}`,
    expected: [{ mediaId: ID.oa }],
    encrypted: 1,
  },
  {
    name: 'a message in both forms, as the compatible mode sends it',
    text: image(ID.oa, '6').replace('</xml>', `<Encrypt><![CDATA[${BLOB}]]></Encrypt></xml>`),
    expected: [{ mediaId: ID.oa, ...said }],
    encrypted: 0,
  },
  {
    name: 'escaped as a web page of logs shows it',
    text: image(ID.oa, '7').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    expected: [{ mediaId: ID.oa, ...said, messageId: '7' }],
  },
  {
    name: 'only the middle of a message',
    text: `<MsgType><![CDATA[image]]></MsgType>\n<MediaId><![CDATA[${ID.oa}]]></MediaId>\n<MsgId>81</MsgId>`,
    expected: [{ mediaId: ID.oa, type: 'image', messageId: '81' }],
  },
  {
    name: 'a message cut off after its media_id',
    text: `<xml><FromUserName><![CDATA[cut]]></FromUserName><MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[${ID.oa}]]></MediaId><Msg`,
    expected: [{ mediaId: ID.oa, type: 'image', sender: 'cut' }],
  },
  {
    name: 'a message cut off within its media_id',
    text: `<xml><MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[${ID.oa.slice(0, 30)}`,
    expected: [],
  },
  {
    name: 'a passive reply',
    text: `<xml><ToUserName><![CDATA[${OPENID}]]></ToUserName><FromUserName><![CDATA[gh_7f083739789a]]></FromUserName><CreateTime>12345678</CreateTime><MsgType><![CDATA[image]]></MsgType><Image><MediaId><![CDATA[${ID.oa}]]></MediaId></Image></xml>`,
    expected: [{ mediaId: ID.oa, type: 'image' }],
  },
  {
    name: 'a voice with its 16 kHz media_id beside it',
    text: `<xml><FromUserName><![CDATA[${OPENID}]]></FromUserName><CreateTime>1763800000</CreateTime><MsgType><![CDATA[voice]]></MsgType><MediaId><![CDATA[${ID.voice}]]></MediaId><Format><![CDATA[amr]]></Format><MsgId>9</MsgId><MediaId16K><![CDATA[${ID.hd}]]></MediaId16K></xml>`,
    expected: [
      { mediaId: ID.voice, type: 'voice' },
      { mediaId: ID.hd, type: 'voice' },
    ],
  },
  {
    name: 'a Chinese mail round a message',
    text: `您好，客户发来的图片打不开，消息如下，请帮忙看一下：\r\n\r\n${image(ID.oa, '15').replaceAll('\n', '\r\n')}\r\n\r\n谢谢！\r\n客服部 13800138000`,
    expected: [{ mediaId: ID.oa, ...said, messageId: '15' }],
  },
];
