import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

const raw = String.raw;

/** Written after the reader had been mended for the ones before, in other shapes: their first run is the published figure. */
export const fifthFresh: readonly CorpusInput[] = [
  {
    name: 'fresh: Elixir inspect and an Erlang proplist',
    text: `%{"CreateTime" => "1763798000", "FromUserName" => "${N.open}", "MediaId" => "${F.o1}", "MsgType" => "image"}
[{<<"MediaId">>,<<"${F.o2}">>},{<<"Nonce">>,<<"${N.sha1}">>}]`,
    expected: [{ mediaId: F.o1, type: 'image', sentAt: 1763798000 }, { mediaId: F.o2 }],
  },
  {
    name: 'fresh: Perl Data::Dumper and a Lua table',
    text: `$VAR1 = {
          'MsgType' => 'voice',
          'MediaId' => '${F.o3}',
          'Token' => '${N.secret}'
        };
local msg = { MsgType = "image", MediaId = "${F.o4}", FromUserName = "${N.open}" }`,
    expected: [
      { mediaId: F.o3, type: 'voice' },
      { mediaId: F.o4, type: 'image', sender: N.open },
    ],
  },
  {
    name: 'fresh: NSDictionary as NSLog writes it',
    text: `2025-11-22 16:00:01.123 Desk[8123:90211] payload {
    CreateTime = 1763798100;
    FromUserName = "${N.open}";
    MediaId = "${F.o5}";
    MsgType = image;
    PicUrl = "http://mmbiz.qpic.cn/z/0";
}`,
    expected: [{ mediaId: F.o5 }],
  },
  {
    name: 'fresh: Jaeger tags and OpenTelemetry attributes',
    text: `{"traceID":"${N.trace}","spans":[{"spanID":"a1b2c3d4e5f60718","operationName":"media.get","tags":[{"key":"media_id","type":"string","value":"${F.w1}"},{"key":"http.status_code","type":"int64","value":200}]}]}
{"attributes":[{"key":"wecom.media_id","value":{"stringValue":"${F.w2}"}},{"key":"session.id","value":{"stringValue":"${N.secret}"}}]}`,
    expected: [{ mediaId: F.w1 }, { mediaId: F.w2 }],
  },
  {
    name: 'fresh: a sheet with JSON in its cells',
    text: `row,payload,status
1,"{""msgtype"":""file"",""file"":{""media_id"":""${F.w3}""}}",ok
2,"{""msgtype"":""text"",""text"":{""content"":""${N.aesKey}""}}",ok`,
    expected: [{ mediaId: F.w3, type: 'file' }],
  },
  {
    name: 'fresh: a WeChat reply that quotes another',
    text: `「阿梅：客户的素材 ${F.w4} 打不开」
- - - - - - - - - - - - - - -
这个早过期了，用新的 media_id ${F.w5} 试试`,
    expected: [{ mediaId: F.w5 }, { mediaId: F.w4 }],
  },
  {
    name: 'fresh: a mail with the id below its label',
    text: `From: ops@example.com
Message-ID: <CAF${N.kfMsg}${N.kfMsg}@mail.gmail.com>
Subject: =?UTF-8?B?5aqS5L2T?=

Hello,

Please keep the voice with this media ID:

    ${F.k1}

DKIM: v=1; bh=${N.base64.slice(0, 43)}=;`,
    expected: [{ mediaId: F.k1 }],
  },
  {
    name: 'fresh: a Windows event and an Android log',
    text: `<EventData><Data Name="MediaId">${F.w6}</Data><Data Name="ActivityId">${N.uuid}</Data></EventData>
11-22 16:05:01.001  8123  8150 D WxMedia : onDownload mediaId=${F.w7} path=/sdcard/Android/${N.md5}.amr
11-22 16:05:01.222  8123  8150 W WxMedia : retry digest=${N.sessionKey}`,
    expected: [{ mediaId: F.w6 }, { mediaId: F.w7 }],
  },
  {
    name: 'fresh: the console of the developer tools',
    text: `uploadImage res {errMsg: "uploadImage:ok", serverId: "${F.o6}"}
▸ {localIds: Array(1), sourceType: "album"}
  signature: "${N.sha1}"
  nonceStr: "${N.kfMsg}"`,
    expected: [{ mediaId: F.o6 }],
  },
  {
    name: 'fresh: what jq gave, nulls among it',
    text: `$ jq -r '.msg_list[].image.media_id' page1.json
${F.k2}
null
${F.k3}
null
$ jq -r .next_cursor page1.json
${N.cursor}`,
    expected: [{ mediaId: F.k2 }, { mediaId: F.k3 }],
  },
  {
    name: 'fresh: an event of a finished upload and a message with comments',
    text: `<xml>
  <!-- from prod, do not share -->
  <ToUserName>${N.corp}</ToUserName>
  <FromUserName>sys</FromUserName>
  <CreateTime>1763798400</CreateTime>
  <MsgType>event</MsgType>
  <Event>upload_media_job_finish</Event>
  <JobId>jobid_S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4</JobId>
</xml>
<xml><MsgType>image</MsgType><!-- <MediaId>old</MediaId> --><MediaId>${F.w8}</MediaId></xml>`,
    expected: [{ mediaId: F.w8, type: 'image' }],
  },
  {
    name: 'fresh: PowerShell lists of a robot’s upload',
    text: `errcode    : 0
errmsg     : ok
type       : file
media_id   : ${F.w9}
created_at : 1763798500

PS C:\\> $r.media_id
${F.w10}
PS C:\\> $env:WX_SECRET
${N.secret}`,
    expected: [{ mediaId: F.w9, type: 'file' }, { mediaId: F.w10 }],
  },
  {
    name: 'fresh: a Datadog export with attributes as text',
    text: raw`Date,Host,Service,Message,Attributes
2025-11-22T08:10:00Z,cb01,wecom,"media fetched","{""media_id"":""${F.w11}"",""span_id"":""a1b2c3d4e5f60718""}"
2025-11-22T08:10:05Z,cb01,wecom,"token refreshed","{""digest"":""${N.sha256}""}"`,
    expected: [{ mediaId: F.w11 }],
  },
  {
    name: 'fresh: a GitHub issue with a details block and a log',
    text: `### 复现步骤
1. 调用 \`GetMedia("${F.o7}")\`
2. 返回 40007

<details><summary>log</summary>

\`\`\`text
[wechat] 2025/11/22 16:20:11 req: GET https://api.weixin.qq.com/cgi-bin/media/get?access_token=***&media_id=${F.o7}
[wechat] 2025/11/22 16:20:11 resp: {"errcode":40007,"errmsg":"invalid media_id rid: 6921a0f1-0a1b2c3d-4e5f6071"}
\`\`\`
</details>
go.sum: github.com/silenceper/wechat/v2 v2.1.6 h1:${N.base64.slice(0, 43)}=`,
    expected: [{ mediaId: F.o7 }],
  },
  {
    name: 'fresh: a shift handed over in Chinese',
    text: `【交接】11/22 晚班
① 王女士 语音 素材ID：${F.k4}（16:31 到期前要存）
② 刘先生 视频 素材ID：${F.k5}，缩略图素材ID：${F.k6}
③ 订单 20251122163100998877 已退款
群机器人 key：${N.uuid}`,
    expected: [{ mediaId: F.k4 }, { mediaId: F.k5 }, { mediaId: F.k6, type: 'thumb' }],
  },
  {
    name: 'fresh: chat archive with its keys',
    text: `{"errcode":0,"chatdata":[{"seq":196,"msgid":"${N.kfMsg}","publickey_ver":3,"encrypt_random_key":"${N.base64}==","encrypt_chat_msg":"${N.base64}${N.kfMsg}=="}]}
sdkfileid=${N.sdkFile}
indexbuf=${N.base64.slice(0, 80)}`,
    expected: [],
  },
  {
    name: 'fresh: a mini program’s login and phone number',
    text: `wx.login → code: 0a3${N.aesKey.slice(0, 29)}
getPhoneNumber: {"encryptedData":"${N.base64}==","iv":"${N.sessionKey}","cloudID":"97_${N.aesKey}"}
code2Session: {"openid":"${N.open}","session_key":"${N.sessionKey}","unionid":"${N.union}"}`,
    expected: [],
  },
  {
    name: 'fresh: payment and its signature',
    text: `Wechatpay-Serial: ${N.sha1.toUpperCase()}
Wechatpay-Signature: ${N.base64}==
{"prepay_id":"wx22161000${N.md5}","paySign":"${N.base64}==","nonceStr":"${N.kfMsg}","transaction_id":"4200001234202511221234567890","out_trade_no":"KF${N.kfMsg}"}`,
    expected: [],
  },
  {
    name: 'fresh: metrics and flags with media in their names',
    text: `# HELP media_get_total media downloads
media_get_total{type="image",exemplar="${N.trace}"} 512
media_id_cache_hits_total 99182
media_id_bytes_bucket{le="+Inf"} 1024
feature.media_id_cache.enabled=true
media_id_format=base64url_without_padding`,
    expected: [],
  },
  {
    name: 'fresh: fingerprints, licences and invitations',
    text: `SHA256:${N.base64.slice(0, 43)} root@cb01 (ED25519)
License key: ${N.aesKey.slice(0, 5)}-${N.aesKey.slice(5, 10)}-${N.aesKey.slice(10, 15)}-${N.aesKey.slice(15, 20)}
邀请链接 https://work.weixin.qq.com/join/${N.aesKey}/hb_share_wx
会议 https://meeting.tencent.com/dm/${N.kfMsg.slice(0, 12)}
客服 https://work.weixin.qq.com/kfid/kfc${N.kfMsg.slice(0, 14)}`,
    expected: [],
  },
];
