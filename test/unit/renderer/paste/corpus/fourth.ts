import type { CorpusInput } from './input.ts';
import { M, NOT } from './third-ids.ts';

/** What other programs make of the same: written to see whether the rules hold for what they were not made from. */
export const fourth: readonly CorpusInput[] = [
  {
    name: 'a Rust debug print',
    text: `[src/main.rs:41] msg = KfMessage { msgid: "msgAbCdEfGhIj12", send_time: 1763712131, external_userid: Some("${NOT.external}"), body: Image { media_id: "${M.f}" } }`,
    expected: [{ mediaId: M.f, sentAt: 1763712131 }],
  },
  {
    name: 'a C# record and a Serilog line',
    text: `[14:02:11 INF] Received ImageMessage { FromUserName = ${NOT.openid}, CreateTime = 1763712131, MsgType = image, MediaId = ${M.c} }
[14:02:12 ERR] Download of ${M.d} failed: 40007`,
    expected: [{ mediaId: M.c, type: 'image', sentAt: 1763712131 }],
  },
  {
    name: 'a Ruby hash in a Rails log',
    text: `Parameters: {"xml"=>{"ToUserName"=>"gh_7f083739789a", "FromUserName"=>"${NOT.openid}", "CreateTime"=>"1763712131", "MsgType"=>"voice", "MediaId"=>"${M.e}", "MsgId"=>"24123456789012345"}, "signature"=>"${NOT.sha1}", "nonce"=>"886498391"}`,
    expected: [{ mediaId: M.e, type: 'voice', sender: NOT.openid, sentAt: 1763712131 }],
  },
  {
    name: 'TOML',
    text: `[welcome]
media_id = "${M.a}"
type = "image"
[app]
secret = "${NOT.secret}"`,
    expected: [{ mediaId: M.a, type: 'image' }],
  },
  {
    name: 'a GraphQL answer with aliases in camel case',
    text: `{"data":{"messages":{"edges":[{"node":{"id":"TXNnOjg4MjEz","mediaId":"${M.c}","msgType":"IMAGE","openId":"${NOT.openid}","createTime":"1763712131"}},{"node":{"id":"TXNnOjg4MjE0","mediaId":"${M.d}","msgType":"VOICE","openId":"${NOT.openid}","createTime":"1763712140"}}]}}}`,
    expected: [
      { mediaId: M.c, type: 'image', sender: NOT.openid, sentAt: 1763712131 },
      { mediaId: M.d, type: 'voice', sender: NOT.openid, sentAt: 1763712140 },
    ],
  },
  {
    name: 'NDJSON of Elasticsearch hits',
    text: `{"_index":"wx-2026.11.21","_id":"aB3dEfGhIjKlMnOpQrSt","_source":{"msg":{"MsgType":"image","MediaId":"${M.e}","CreateTime":1763712131},"ctx":{"trace":"${NOT.md5}"}}}
{"_index":"wx-2026.11.21","_id":"uV3dEfGhIjKlMnOpQrSt","_source":{"msg":{"MsgType":"file","MediaId":"${M.f}","CreateTime":1763712140}}}`,
    expected: [
      { mediaId: M.e, type: 'image', sentAt: 1763712131 },
      { mediaId: M.f, type: 'file', sentAt: 1763712140 },
    ],
  },
  {
    name: 'a Kafka console line with key and headers',
    text: `CreateTime:1763712131000\tpartition:3\toffset:9912\twx-key-${NOT.uuid}\t{"MsgType":"image","MediaId":"${M.i}","CreateTime":1763712131}`,
    expected: [{ mediaId: M.i, type: 'image', sentAt: 1763712131 }],
  },
  {
    name: 'a Tencent Cloud function event with a base64 body beside a query',
    text: `{"httpMethod":"GET","path":"/media","queryString":{"media_id":"${M.a}"},"headers":{"x-api-requestid":"${NOT.md5}","authorization":"TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"},"body":"eyJub3RoaW5nIjoiaGVyZSJ9"}`,
    expected: [{ mediaId: M.a }],
  },
  {
    name: 'a Chinese form of a ticket system, name over value',
    text: `工单号
KF20261121-0043
客户昵称
李四
素材ID
${M.d}
消息类型
语音`,
    expected: [{ mediaId: M.d }],
  },
  {
    name: 'a vertical table in Markdown',
    text: `| 字段 | 值 |
|---|---|
| MsgType | video |
| MediaId | ${M.e} |
| ThumbMediaId | ${M.i} |
| FromUserName | ${NOT.openid} |`,
    expected: [{ mediaId: M.e }, { mediaId: M.i, type: 'thumb' }],
  },
  {
    name: 'an XML callback shown by a browser with its fold marks',
    text: `▼<xml>
  <ToUserName>gh_7f083739789a</ToUserName>
  <FromUserName>${NOT.openid}</FromUserName>
  <CreateTime>1763712131</CreateTime>
  <MsgType>image</MsgType>
  <PicUrl>http://mmbiz.qpic.cn/mmbiz_jpg/${NOT.sha1}/0</PicUrl>
  <MediaId>${M.n}</MediaId>
</xml>`,
    expected: [{ mediaId: M.n, type: 'image', sender: NOT.openid, sentAt: 1763712131 }],
  },
  {
    name: 'JSON shown by the devtools with its fold marks and no quotes',
    text: `▼ {errcode: 0, errmsg: 'ok', type: 'file', media_id: '${M.j}', created_at: '1763712131'}
    created_at: "1763712131"
    errcode: 0
    errmsg: "ok"
    media_id: "${M.j}"
    type: "file"
  ▶ [[Prototype]]: Object`,
    expected: [{ mediaId: M.j, type: 'file', sentAt: 1763712131 }],
  },
  {
    name: 'a diff of a settings file',
    text: `--- a/wx.yml
+++ b/wx.yml
@@ -1,4 +1,4 @@
-  poster_media_id: ${M.a}
+  poster_media_id: ${M.b}
   corpid: ${NOT.corp}
index 68915817d3ff..fb091173b05d 100644`,
    expected: [{ mediaId: M.a }, { mediaId: M.b }],
  },
  {
    name: 'a Java exception whose message holds the request',
    text: `me.chanjar.weixin.common.error.WxErrorException: 错误代码：40007, 错误信息：不合法的媒体文件ID
【请求地址】: https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${NOT.token}
【请求参数】：media_id=${M.g}
【错误信息】：invalid media_id
	at me.chanjar.weixin.cp.api.impl.WxCpMediaServiceImpl.download(WxCpMediaServiceImpl.java:92)`,
    expected: [{ mediaId: M.g }],
  },
  {
    name: 'a Telegram or Lark forward with an arrow',
    text: `[Forwarded from Ops Bot]
media_id → ${M.c}
type → voice
expires → 2026-11-24 14:02`,
    expected: [{ mediaId: M.c }],
  },
  {
    name: 'Outlook\u2019s horizontal mail header and an id in angle brackets',
    text: `From: Chen Wei <chen.wei@example.com>
Sent: Friday, November 20, 2026 4:12 PM
Subject: RE: FW: voice <${M.d}>
Message-ID: <TYZPR04MB5123A1B2C3D4E5F60718293A4B5C6D7E@TYZPR04MB5123.apcprd04.prod.outlook.com>

media id <${M.d}> please.`,
    expected: [{ mediaId: M.d }],
  },
  {
    name: 'a message to be sent with mpnews and a list of articles',
    text: `{"touser":["${NOT.openid}"],"mpnews":{"media_id":"${M.h}"},"msgtype":"mpnews","send_ignore_reprint":0}`,
    expected: [{ mediaId: M.h }],
  },
  {
    name: 'an upload in Python and what it answered',
    text: `>>> client.media.upload('image', open('a.jpg', 'rb'))
{'type': 'image', 'media_id': '${M.l}', 'created_at': 1763712131, 'item': []}
>>> client.access_token
'${NOT.token}'`,
    expected: [{ mediaId: M.l, type: 'image', sentAt: 1763712131 }],
  },
  {
    name: 'wget with a name of its own and a progress line',
    text: `wget -O a.amr "http://wx-proxy.internal:8080/wx/cgi-bin/media/get/jssdk?access_token=${NOT.token}&media_id=${M.k}"
--2026-11-21 14:02:11--  http://wx-proxy.internal:8080/wx/cgi-bin/media/get/jssdk?access_token=${NOT.token}&media_id=${M.k}
Saving to: ‘a.amr’`,
    expected: [{ mediaId: M.k, type: 'voice', hdVoice: true }],
  },
  {
    name: 'protobuf text',
    text: `message {
  msg_id: 7321968541234567890
  msg_type: "file"
  media_id: "${M.m}"
  sign: "${NOT.sha256}"
}`,
    expected: [{ mediaId: M.m, type: 'file', messageId: '7321968541234567890' }],
  },
  {
    name: 'an Apple number sheet with an index and curly quotes, tab between',
    text: `#\t“media_id”\t“sender”\n1\t“${M.a}”\t“zhangsan”\n2\t“${M.b}”\t“lisi”`,
    expected: [
      { mediaId: M.a, sender: 'zhangsan' },
      { mediaId: M.b, sender: 'lisi' },
    ],
  },
  {
    name: 'ids with their names wrapped in Markdown bold and links',
    text: `**media_id:** \`${M.c}\`
*media_id*: **${M.d}**
[${M.e}](https://admin.example.com/media/preview?id=88213)`,
    expected: [{ mediaId: M.c }, { mediaId: M.d }, { mediaId: M.e }],
  },
  {
    name: 'a Bark or ServerChan push of a webhook\u2019s upload',
    text: `POST https://qyapi.weixin.qq.com/cgi-bin/webhook/upload_media?key=${NOT.uuid}&type=file → 200 {"errcode":0,"errmsg":"ok","type":"file","media_id":"${M.b}","created_at":"1763712131"}`,
    expected: [{ mediaId: M.b, type: 'file', sentAt: 1763712131 }],
  },
  {
    name: 'S3 listings, presigned links and build ids',
    text: `2026-11-21 14:02:11     339721 kf/${NOT.sha1}.jpg
https://cos.ap-guangzhou.myqcloud.com/kf/a.jpg?q-sign-algorithm=sha1&q-ak=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&q-signature=${NOT.sha1}
X-Cos-Request-Id: NjkxZmZjZjNfM2MwZjVkMmVfN2ExYjljMGRfMTIzNDU2Nw==
GNU build-id BuildID[sha1]=${NOT.sha1}`,
    expected: [],
  },
  {
    name: 'an SSH key, a commit, an npm token and a Docker digest',
    text: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGm5pZ1kQvX8sJ2nRtY4uWbL0cFhDaEgKiMoPqSzVxN7 chen@desk
//registry.npmjs.org/:_authToken=npm_aB3dEfGhIjKlMnOpQrStUvWxYz0123456789
Digest: sha256:${NOT.sha256}
Status: Image is up to date for kf@sha256:${NOT.sha256}`,
    expected: [],
  },
  {
    name: 'customer service staff lists and transfer answers',
    text: `{"errcode":0,"servicer_list":[{"userid":"zhangsan","status":0},{"department_id":2}],"open_kfid":"${NOT.openKf}","msg_code":"aaaaBBBBccccDDDDeeeeFFFF12345678","kf_session":{"createtime":1763712131,"openid":"${NOT.openid}"}}`,
    expected: [],
  },
];
