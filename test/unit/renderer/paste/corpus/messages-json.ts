import { CORP, CUSTOMER, ID, OPENID, type CorpusInput } from './input.ts';

const callback = {
  ToUserName: 'gh_7f083739789a',
  FromUserName: OPENID,
  CreateTime: 1_763_800_000,
  MsgType: 'image',
  PicUrl: 'http://mmbiz.qpic.cn/mmbiz_jpg/aBcDeFgHiJkLmNoP1234567890abcdefgQRSTUV/0',
  MediaId: ID.oa,
  MsgId: 22_920_123_456_789,
};

const said = { type: 'image', sender: OPENID, sentAt: 1_763_800_000, messageId: '22920123456789' } as const;

const message = (msgid: string, msgtype: string, mediaId: string) => ({
  msgid,
  open_kfid: 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q',
  external_userid: CUSTOMER,
  send_time: 1_763_805_000,
  origin: 3,
  msgtype,
  [msgtype]: { media_id: mediaId },
});

const list = {
  errcode: 0,
  errmsg: 'ok',
  next_cursor: '4gw7MepFLfgF2VC5npN4PqRsTuVwXyZ',
  has_more: 0,
  msg_list: [
    message('from_msgid_4622416642169452483', 'image', ID.kf),
    message('from_msgid_4622416642169452484', 'voice', ID.voice),
    message('from_msgid_4622416642169452485', 'video', ID.wecom),
    message('from_msgid_4622416642169452486', 'file', ID.wecomLong),
    { ...message('m5', 'text', ''), text: { content: 'hello 你好', menu_id: '101' } },
  ],
};

const listed = [
  { mediaId: ID.kf, type: 'image', messageId: 'from_msgid_4622416642169452483' },
  { mediaId: ID.voice, type: 'voice', messageId: 'from_msgid_4622416642169452484' },
  { mediaId: ID.wecom, type: 'video', messageId: 'from_msgid_4622416642169452485' },
  { mediaId: ID.wecomLong, type: 'file', messageId: 'from_msgid_4622416642169452486' },
].map((one) => ({
  ...one,
  sender: CUSTOMER,
  sentAt: 1_763_805_000,
  source: 'message_list',
})) as CorpusInput['expected'];

const BLOB =
  'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W';

export const messagesJson: readonly CorpusInput[] = [
  {
    name: 'a callback as JSON',
    text: JSON.stringify(callback),
    expected: [{ mediaId: ID.oa, ...said, source: 'callback_json', addressee: 'gh_7f083739789a' }],
  },
  {
    name: 'a callback as printed JSON',
    text: JSON.stringify(callback, null, 2),
    expected: [{ mediaId: ID.oa, ...said }],
  },
  {
    name: 'a callback whose media_id comes first and its time is a string',
    text: `{"MediaId":"${ID.oa}","MsgType":"voice","CreateTime":"1763800001","FromUserName":"a b"}`,
    expected: [{ mediaId: ID.oa, type: 'voice', sentAt: 1_763_800_001, sender: 'a b' }],
  },
  { name: 'a sync_msg list', text: JSON.stringify(list), expected: listed },
  { name: 'a sync_msg list, printed', text: JSON.stringify(list, null, '\t'), expected: listed },
  {
    name: 'one message of a sync_msg list, with what its text holds in braces',
    text: JSON.stringify({ text: { content: 'a } b { "media_id": c' }, ...message('m1', 'image', ID.kf) }),
    expected: [{ mediaId: ID.kf, type: 'image', messageId: 'm1', sender: CUSTOMER }],
  },
  {
    name: 'an upload answer with its time as a string',
    text: `{"errcode":0,"errmsg":"ok","type":"image","media_id":"${ID.wecom}","created_at":"1763800000"}`,
    expected: [{ mediaId: ID.wecom, type: 'image', sentAt: 1_763_800_000 }],
  },
  {
    name: 'an upload answer with its time as a number',
    text: `{"type":"voice","media_id":"${ID.oa}","created_at":1763800000,"item":[]}`,
    expected: [{ mediaId: ID.oa, type: 'voice', sentAt: 1_763_800_000 }],
  },
  {
    name: 'the answer of the enterprise-account document',
    text: '{\n"type" : "image" ,\n"media_id" : "0000001" ,\n"created_at" : "1380000000"\n}',
    expected: [{ mediaId: '0000001', type: 'image', sentAt: 1_380_000_000 }],
  },
  {
    name: 'the same with the numbered lines of its web page',
    text: '1. {\n2. "type" : "image" ,\n3. "media_id" : "0000001" ,\n4. "created_at" : "1380000000"  \n5. }',
    expected: [{ mediaId: '0000001', type: 'image', sentAt: 1_380_000_000 }],
  },
  {
    name: 'a thumb upload answer',
    text: `{"type":"thumb","thumb_media_id":"${ID.oaThumb}","created_at":1763800000}`,
    expected: [{ mediaId: ID.oaThumb, type: 'thumb', sentAt: 1_763_800_000 }],
  },
  {
    name: 'JSON in JSON',
    text: JSON.stringify({ level: 'info', body: JSON.stringify(callback) }),
    expected: [{ mediaId: ID.oa, ...said }],
  },
  {
    name: 'JSON in JSON in JSON',
    text: JSON.stringify({ message: JSON.stringify({ body: JSON.stringify(callback) }) }),
    expected: [{ mediaId: ID.oa, ...said }],
  },
  {
    name: 'escaped JSON after a name, in no JSON itself',
    text: `10:20:33 recv body="${JSON.stringify(callback).replaceAll('"', '\\"')}" done`,
    expected: [{ mediaId: ID.oa, ...said }],
  },
  {
    name: 'XML in JSON',
    text: JSON.stringify({
      time: '2026-11-22T10:00:00Z',
      body: `<xml>\n<FromUserName><![CDATA[qian]]></FromUserName><MsgType><![CDATA[image]]></MsgType>\n<MediaId><![CDATA[${ID.oa}]]></MediaId></xml>`,
    }),
    expected: [{ mediaId: ID.oa, sender: 'qian', type: 'image', source: 'callback_xml' }],
  },
  {
    name: 'JSON Lines',
    text: [ID.oa, ID.voice, ID.oaThumb]
      .map((MediaId, at) => JSON.stringify({ ...callback, MediaId, FromUserName: `user-${at}` }))
      .join('\n'),
    expected: [
      { mediaId: ID.oa, sender: 'user-0' },
      { mediaId: ID.voice, sender: 'user-1' },
      { mediaId: ID.oaThumb, sender: 'user-2' },
    ],
  },
  { name: 'an encrypted envelope as JSON', text: `{"encrypt":"${BLOB}"}`, expected: [], encrypted: 1 },
  {
    name: 'an encrypted envelope as JSON with its signature',
    text: `{"ToUserName":"gh_7f083739789a","Encrypt":"${BLOB}"}\n{"encrypt":"${BLOB}","msgsignature":"477715d11cdb4164915debcba66cb864d751f3e6","timestamp":1409659813,"nonce":"1372623149"}`,
    expected: [],
    encrypted: 2,
  },
  {
    name: 'a message to be sent',
    text: `{"touser":"UserID1|UserID2","toparty":"PartyID1","msgtype":"image","agentid":1,"image":{"media_id":"${ID.wecom}"},"safe":0}`,
    expected: [{ mediaId: ID.wecom, type: 'image' }],
  },
  {
    name: 'articles, each with a thumb',
    text: `{"msgtype":"mpnews","mpnews":{"articles":[{"title":"一","thumb_media_id":"${ID.oaThumb}"},{"title":"二","thumb_media_id":"${ID.oa}"}]}}`,
    expected: [
      { mediaId: ID.oaThumb, type: 'thumb' },
      { mediaId: ID.oa, type: 'thumb' },
    ],
  },
  {
    name: 'an array under the name of media_ids',
    text: `{"sender":"x","media_ids":[\n  "${ID.oa}",\n  "${ID.voice}"\n],"tokens":[\n  "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7_0"\n]}`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }],
  },
  {
    name: 'a bare array',
    text: `["${ID.oa}", "${ID.voice}"]`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }],
  },
  {
    name: 'a dict as Python prints it',
    text: `{'ToUserName': '${CORP}', 'FromUserName': 'zhou', 'CreateTime': 1763800000, 'MsgType': 'image', 'MediaId': '${ID.wecom}', 'MsgId': 42}`,
    expected: [{ mediaId: ID.wecom, type: 'image', sender: 'zhou', sentAt: 1_763_800_000, messageId: '42' }],
  },
  {
    name: 'an object as JavaScript prints it',
    text: `{\n  fromUserName: 'wu',\n  msgType: 'voice',\n  mediaId: '${ID.voice}',\n  createTime: 1763800000\n}`,
    expected: [{ mediaId: ID.voice, type: 'voice', sender: 'wu', sentAt: 1_763_800_000 }],
  },
  {
    name: 'an object as Java prints it',
    text: `WxMpXmlMessage{toUser=gh_7f083739789a, fromUserName=zheng, createTime=1763800000, msgType=image, mediaId=${ID.oa}, msgId=9001}`,
    expected: [{ mediaId: ID.oa, type: 'image', sender: 'zheng', sentAt: 1_763_800_000, messageId: '9001' }],
  },
  {
    name: 'a map as Go prints it',
    text: `map[created_at:1763800000 media_id:${ID.wecom} type:image]`,
    expected: [{ mediaId: ID.wecom, type: 'image', sentAt: 1_763_800_000 }],
  },
  {
    name: 'a failed download beside a good answer',
    text: `{"errcode":40007,"errmsg":"invalid media_id hint: [aBcDeF1234567890xyzGHIJ] rid: 5f3b1c2d-0a1b2c3d-4e5f6a7b"}\n{"media_id":"${ID.wecom}"}`,
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'JSON cut off in the middle, then another line',
    text: `{"MsgType":"image","MediaId":"${ID.oa}","FromUserN\n{"MsgType":"voice","MediaId":"${ID.voice}","FromUserName":"late"}`,
    expected: [
      { mediaId: ID.oa, type: 'image' },
      { mediaId: ID.voice, type: 'voice', sender: 'late' },
    ],
  },
];
