import type { CorpusInput } from './input.ts';
import { M, NOT } from './third-ids.ts';

/** Logs, dumps and what developers copy out of their tools. */
export const thirdLogs: readonly CorpusInput[] = [
  {
    name: 'copy as cURL of the devtools',
    text: `curl 'https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${NOT.token}&media_id=${M.a}' \\
  -H 'accept: */*' \\
  -H 'accept-language: zh-CN,zh;q=0.9' \\
  -H 'cookie: wwrtx.sid=${NOT.aesKey}; wwrtx.vst=${NOT.secret}' \\
  -H 'user-agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64)' \\
  --compressed`,
    expected: [{ mediaId: M.a, source: 'link' }],
  },
  {
    name: 'copy as cURL for Windows cmd, with its carets',
    text: `curl ^"https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${NOT.token}^&media_id=${M.b}^" ^
  -H ^"accept: */*^" ^
  --data-raw ^"^{^\\^"media_id^\\^":^\\^"${M.c}^\\^"^}^"`,
    expected: [{ mediaId: M.c }, { mediaId: M.b }],
  },
  {
    name: 'copy as fetch',
    text: `fetch("https://admin.example.com/api/wx/media/preview", {
  "headers": {
    "accept": "application/json",
    "authorization": "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
    "x-csrf-token": "${NOT.aesKey}"
  },
  "body": "{\\"mediaId\\":\\"${M.d}\\",\\"mediaType\\":\\"image\\"}",
  "method": "POST"
});`,
    expected: [{ mediaId: M.d, type: 'image' }],
  },
  {
    name: 'a HAR entry with query and post data',
    text: `{"log":{"version":"1.2","entries":[{"startedDateTime":"2026-11-21T06:02:11.123Z","request":{"method":"GET","url":"https://api.weixin.qq.com/cgi-bin/media/get?access_token=${NOT.token}&media_id=${M.e}","headers":[{"name":"Cookie","value":"sid=${NOT.secret}"}],"queryString":[{"name":"access_token","value":"${NOT.token}"},{"name":"media_id","value":"${M.e}"}]},"response":{"status":200,"headers":[{"name":"Content-disposition","value":"attachment; filename=\\"${M.e}.jpg\\""}]}}]}}`,
    expected: [{ mediaId: M.e }],
  },
  {
    name: 'params and response as Postman shows them',
    text: `GET https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token={{access_token}}&media_id={{media_id}}

Key\tValue\tDescription
access_token\t${NOT.token}\t
media_id\t${M.f}\tfrom sync_msg`,
    expected: [{ mediaId: M.f }],
  },
  {
    name: 'an nginx access log; what a path holds is not called a media_id',
    text: `10.0.3.7 - - [21/Nov/2026:14:02:11 +0800] "GET /wx/cgi-bin/media/get?access_token=${NOT.token}&media_id=${M.a} HTTP/1.1" 200 339721 "-" "okhttp/4.9.3" "-" rt=0.231
10.0.3.7 - - [21/Nov/2026:14:02:19 +0800] "GET /callback?msg_signature=${NOT.sha1}&timestamp=1763712131&nonce=1597212914&echostr=P9nAzCzyDtyTWESHep1vC5X9xho%2FqYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp%2B4RPcs8TgAE7OaBO%2BFZXvnaqQ%3D%3D HTTP/1.1" 200 32 "-" "Mozilla/4.0" "-"
10.0.3.8 - - [21/Nov/2026:14:02:31 +0800] "GET /preview/${M.c}.jpg?w=200 HTTP/1.1" 404 0 "-" "-" "-"`,
    expected: [{ mediaId: M.a }],
  },
  {
    name: 'a logback line with MDC and a Java object',
    text: `2026-11-21 14:02:11.345 [http-nio-8080-exec-7] [traceId=${NOT.md5},spanId=${NOT.md5.slice(0, 16)}] INFO  c.e.wx.MsgHandler - 收到消息: WxMpXmlMessage(allFieldsMap={}, toUser=gh_7f083739789a, fromUser=${NOT.openid}, createTime=1763712131, msgType=image, content=null, msgId=24123456789012345, picUrl=http://mmbiz.qpic.cn/mmbiz_jpg/${NOT.sha1}/0, mediaId=${M.c}, format=null, thumbMediaId=null)`,
    expected: [
      { mediaId: M.c, type: 'image', sender: NOT.openid, sentAt: 1763712131, messageId: '24123456789012345' },
    ],
  },
  {
    name: 'WxJava printing a message with short-prefix style',
    text: `14:02:11.345 DEBUG m.c.w.cp.api - WxCpXmlMessage[agentId=1000002,toUserName=${NOT.corp},fromUserName=zhangsan,createTime=1763712131,msgType=voice,msgId=7321968541234567890,mediaId=${M.d},format=amr]`,
    expected: [
      {
        mediaId: M.d,
        type: 'voice',
        sender: 'zhangsan',
        sentAt: 1763712131,
        messageId: '7321968541234567890',
      },
    ],
  },
  {
    name: 'a Python log with a repr of a dict and an OrderedDict',
    text: `INFO:wx:recv {'ToUserName': 'gh_7f083739789a', 'FromUserName': '${NOT.openid}', 'CreateTime': '1763712131', 'MsgType': 'image', 'PicUrl': None, 'MediaId': '${M.e}', 'MsgId': '24123456789012345'}
INFO:wx:recv OrderedDict([('ToUserName', 'gh_7f083739789a'), ('FromUserName', '${NOT.openid}'), ('CreateTime', '1763712140'), ('MsgType', 'voice'), ('MediaId', '${M.g}')])`,
    expected: [
      { mediaId: M.e, type: 'image', sender: NOT.openid, sentAt: 1763712131 },
      { mediaId: M.g, type: 'voice', sender: NOT.openid, sentAt: 1763712140 },
    ],
  },
  {
    name: 'wechatpy objects and a traceback',
    text: `ImageMessage({'MsgId': '24123456789012345', 'MediaId': '${M.c}', 'CreateTime': '1763712131'})
Traceback (most recent call last):
  File "/srv/app/wx/media.py", line 41, in download
    res = client.media.download('${M.d}')
wechatpy.exceptions.WeChatClientException: Error code: 40007, message: invalid media_id hint: [aB3dE] rid: 691ffcf3-3c0f5d2e-7a1b9c0d`,
    expected: [{ mediaId: M.c, sentAt: 1763712131 }, { mediaId: M.d }],
  },
  {
    name: 'Go structs printed with %+v and a zap line',
    text: `2026/11/21 14:02:11 msg=&{XMLName:{Space: Local:xml} ToUserName:${NOT.corp} FromUserName:lisi CreateTime:1763712131 MsgType:file AgentID:1000002 MediaId:${M.f} FileName:报价单.pdf MsgId:7321968541234567890}
{"level":"info","ts":1763712140.123,"caller":"wx/media.go:88","msg":"download media","media_id":"${M.j}","trace_id":"${NOT.uuid}","cost":0.21}`,
    expected: [
      { mediaId: M.f, type: 'file', sender: 'lisi', sentAt: 1763712131, messageId: '7321968541234567890' },
      { mediaId: M.j },
    ],
  },
  {
    name: 'logrus and slog text lines',
    text: `time="2026-11-21T14:02:11+08:00" level=warning msg="media gone" errcode=40007 media_id=${M.k} openid=${NOT.openid} sha1=${NOT.sha1}
time=2026-11-21T14:02:12.000+08:00 level=INFO msg=saved media_id="${M.m}" etag="${NOT.md5}"`,
    expected: [{ mediaId: M.k }, { mediaId: M.m }],
  },
  {
    name: 'PHP print_r and var_dump',
    text: `Array
(
    [ToUserName] => gh_7f083739789a
    [FromUserName] => ${NOT.openid}
    [CreateTime] => 1763712131
    [MsgType] => image
    [MediaId] => ${M.c}
    [MsgId] => 24123456789012345
)
array(3) {
  ["MsgType"]=>
  string(5) "voice"
  ["MediaId"]=>
  string(${M.d.length}) "${M.d}"
  ["CreateTime"]=>
  int(1763712140)
}`,
    expected: [
      { mediaId: M.d, type: 'voice', sentAt: 1763712140 },
      { mediaId: M.c, type: 'image', sender: NOT.openid, sentAt: 1763712131 },
    ],
  },
  {
    name: 'a Laravel log with JSON in its context',
    text: `[2026-11-21 14:02:11] production.INFO: easywechat.received {"ToUserName":"gh_7f083739789a","MsgType":"video","MediaId":"${M.e}","ThumbMediaId":"${M.i}","CreateTime":"1763712131"} []
[2026-11-21 14:02:12] production.ERROR: Request fail with code: 40007 {"exception":"[object] (EasyWeChat\\\\Kernel\\\\Exceptions\\\\HttpException(code: 40007): invalid media_id at /var/www/vendor/overtrue/wechat/src/Kernel/BaseClient.php:90)"}`,
    expected: [
      { mediaId: M.e, type: 'video', sentAt: 1763712131 },
      { mediaId: M.i, type: 'thumb' },
    ],
  },
  {
    name: 'util.inspect of Node with nested objects and a console table',
    text: `{
  msgid: 'msgAbCdEfGhIjKlMnOpQrStUv12',
  send_time: 1763712131,
  external_userid: '${NOT.external}',
  msgtype: 'image',
  image: { media_id: '${M.f}' },
  [Symbol(raw)]: [Object]
}
┌─────────┬──────────────────────────────────────────────┬─────────┐
│ (index) │ media_id                                     │ type    │
├─────────┼──────────────────────────────────────────────┼─────────┤
│ 0       │ '${M.a}' │ 'image' │
│ 1       │ '${M.b}' │ 'file'  │
└─────────┴──────────────────────────────────────────────┴─────────┘`,
    expected: [
      { mediaId: M.f, type: 'image', sentAt: 1763712131 },
      { mediaId: M.a, type: 'image' },
      { mediaId: M.b, type: 'file' },
    ],
  },
  {
    name: 'JSON in JSON in a log line',
    text: String.raw`{"@timestamp":"2026-11-21T06:02:11.123Z","message":"recv {\"type\":\"kf\",\"raw\":\"{\\\"msgtype\\\":\\\"voice\\\",\\\"voice\\\":{\\\"media_id\\\":\\\"${M.g}\\\"},\\\"send_time\\\":1763712131}\"}","host":"kf-7d9f","trace.id":"${NOT.md5}"}`,
    expected: [{ mediaId: M.g, type: 'voice', sentAt: 1763712131 }],
  },
  {
    name: 'a Kubernetes log with its prefix and a JSON cut by the shipper',
    text: `2026-11-21T06:02:11.123456789Z stdout P {"msg":"callback","body":"<xml><MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[${M.n}]]></MediaId><MsgId>24123
2026-11-21T06:02:11.123456790Z stdout F 456789012345</MsgId></xml>"}`,
    expected: [{ mediaId: M.n, type: 'image' }],
  },
  {
    name: 'an OkHttp logging interceptor',
    text: `--> POST https://api.weixin.qq.com/cgi-bin/message/custom/send?access_token=${NOT.token}
Content-Type: application/json; charset=utf-8
Content-Length: 142

{"touser":"${NOT.openid}","msgtype":"image","image":{"media_id":"${M.l}"}}
--> END POST (142-byte body)
<-- 200 OK (88ms)
{"errcode":40007,"errmsg":"invalid media_id rid: 691ffcf3-3c0f5d2e-7a1b9c0d"}
<-- END HTTP (79-byte body)`,
    expected: [{ mediaId: M.l, type: 'image' }],
  },
  {
    name: 'a form body and its encoded copy',
    text: `action=save&media_id=${M.d}&msg_type=image&from_user=${NOT.openid}&sign=${NOT.md5}&timestamp=1763712131
payload=%7B%22media_id%22%3A%22${M.e}%22%2C%22msgtype%22%3A%22voice%22%7D`,
    expected: [
      { mediaId: M.e, type: 'voice' },
      { mediaId: M.d, type: 'image' },
    ],
  },
  {
    name: 'YAML, a properties file and environment variables',
    text: `wechat:
  corpid: ${NOT.corp}
  corpsecret: ${NOT.secret}
  encoding_aes_key: ${NOT.aesKey}
  welcome:
    - type: image
      media_id: ${M.a}
    - type: file
      media_id: "${M.b}"
wx.welcome.media-id=${M.c}
wx.app.secret=${NOT.appSecret}
WX_POSTER_MEDIA_ID=${M.d}
WX_AES_KEY=${NOT.aesKey}`,
    expected: [
      { mediaId: M.a, type: 'image' },
      { mediaId: M.b, type: 'file' },
      { mediaId: M.c },
      { mediaId: M.d },
    ],
  },
  {
    name: 'a saved download: headers of curl -v',
    text: `> GET /cgi-bin/media/get?access_token=${NOT.token}&media_id=${M.g} HTTP/1.1
> Host: qyapi.weixin.qq.com
> User-Agent: curl/8.5.0
< HTTP/1.1 206 Partial Content
< Content-disposition: attachment; filename="${M.g}.amr"
< Error-Code: 0
< X-W-No: 4
< ETag: "${NOT.sha1}"`,
    expected: [{ mediaId: M.g }],
  },
];
