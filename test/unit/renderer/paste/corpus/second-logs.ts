import type { CorpusInput } from './input.ts';
import {
  ACCESS,
  APP,
  EXTERNAL,
  KF,
  OA_ACCESS,
  OA_SECRET,
  OPEN,
  S,
  SECRET,
  SHA1,
  SHA256,
  UUID,
} from './second-ids.ts';

const GET = 'https://qyapi.weixin.qq.com/cgi-bin/media/get';
const escaped = (value: unknown): string => JSON.stringify(JSON.stringify(value)).slice(1, -1);
const uploaded = { errcode: 0, errmsg: 'ok', type: 'image', media_id: S.wecom, created_at: '1763791320' };

export const secondLogs: readonly CorpusInput[] = [
  {
    name: '2: logback with a JSON body after the class name',
    text: `2026-11-22 14:02:11.345 [http-nio-8080-exec-3] INFO  c.e.wx.cp.service.impl.WxCpMediaServiceImpl - [traceId=4f2a1b3c5d6e7f8091a2b3c4d5e6f708] 上传临时素材 响应：${JSON.stringify(uploaded)}`,
    expected: [{ mediaId: S.wecom, type: 'image' }],
  },
  {
    name: '2: Lombok toString of WxJava in logback',
    text: `2026-11-22 14:02:12.001 DEBUG 1 --- [pool-2-thread-1] c.e.w.MsgHandler : WxCpXmlMessage(toUserName=ww1, fromUserName=zhangsan, createTime=1763791320, msgType=voice, content=null, msgId=23423423, picUrl=null, mediaId=${S.voice}, format=amr, thumbMediaId=null, agentId=1000002)`,
    expected: [{ mediaId: S.voice }],
  },
  {
    name: '2: zap JSON line with the body as a string',
    text: `{"level":"info","ts":1763791320.123,"caller":"kf/sync.go:88","msg":"sync_msg reply","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","body":"${escaped({ errcode: 0, msg_list: [{ msgid: 'm1', open_kfid: KF, external_userid: EXTERNAL, send_time: 1763791300, origin: 3, msgtype: 'image', image: { media_id: S.kf } }] })}"}`,
    expected: [{ mediaId: S.kf, type: 'image', sender: EXTERNAL, sentAt: 1763791300, messageId: 'm1' }],
  },
  {
    name: '2: zap console encoder with fields at the end',
    text: `2026-11-22T14:02:11.345+0800\tINFO\tmedia/fetch.go:41\tfetch media\t{"mediaID": "${S.dashFirst}", "openid": "${OPEN}", "cost": "132.4ms"}`,
    expected: [{ mediaId: S.dashFirst }],
  },
  {
    name: '2: Go %+v of a struct',
    text: `2026/11/22 14:02:11 msg: &{ToUserName:ww1 FromUserName:zhangsan CreateTime:1763791320 MsgType:image MediaID:${S.wecom2} PicURL:https://wework.qpic.cn/x/0 MsgID:7438241129375948801 AgentID:1000002}`,
    expected: [{ mediaId: S.wecom2 }],
  },
  {
    name: '2: Go %#v of a struct',
    text: `work.Image{MediaID:"${S.wecom3}", ThumbMediaID:"", Type:"image", AccessToken:"${ACCESS}"}`,
    expected: [{ mediaId: S.wecom3 }],
  },
  {
    name: '2: loguru line with a Python dict',
    text: `2026-11-22 14:02:11.345 | INFO     | app.kf.handlers:on_image:57 - reply={'errcode': 0, 'errmsg': 'ok', 'type': 'image', 'media_id': '${S.bothEnds}', 'created_at': '1763791320'}`,
    expected: [{ mediaId: S.bothEnds, type: 'image' }],
  },
  {
    name: '2: wechatpy repr of a message',
    text: `ImageMessage(OrderedDict([('ToUserName', 'gh_7f083739789a'), ('FromUserName', '${OPEN}'), ('CreateTime', '1763791320'), ('MsgType', 'image'), ('MediaId', '${S.image}'), ('MsgId', '6300000000000000001')]))`,
    expected: [{ mediaId: S.image }],
  },
  {
    name: '2: pino lines with nested objects, request id a UUID',
    text: `{"level":30,"time":1763791320123,"pid":42,"hostname":"kf-desk-7d9c5b6f4d-x2z8q","reqId":"${UUID}","msg":{"msgtype":"voice","voice":{"media_id":"${S.kf2}"}}}\n{"level":50,"time":1763791320124,"pid":42,"err":{"type":"Error","message":"invalid media_id","stack":"Error: invalid media_id\\n    at fetchMedia (/srv/app/dist/services/fetch-media-from-wecom.js:12:9)"}}`,
    expected: [{ mediaId: S.kf2, type: 'voice' }],
  },
  {
    name: '2: util.inspect of Node, nested, over several lines',
    text: `[2026-11-22T06:02:11.345Z] on message {\n  msgtype: 'file',\n  file: {\n    media_id: '${S.lineFirst}'\n  },\n  send_time: 1763791320,\n  external_userid: '${EXTERNAL}'\n}`,
    expected: [{ mediaId: S.lineFirst }],
  },
  {
    name: '2: JSON in JSON in JSON, as a message queue keeps it',
    text: `{"topic":"wx-cb","value":"${escaped({ payload: JSON.stringify({ MsgType: 'image', MediaId: S.long, CreateTime: 1763791320, FromUserName: OPEN }) })}"}`,
    expected: [{ mediaId: S.long, type: 'image', sender: OPEN, sentAt: 1763791320 }],
  },
  {
    name: '2: callback XML inside a JSON string of a log',
    text: `{"@timestamp":"2026-11-22T06:02:00Z","message":"recv <xml><ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[wang.wu]]></FromUserName><CreateTime>1763791320</CreateTime><MsgType><![CDATA[image]]></MsgType><MediaId><![CDATA[${S.padded1}]]></MediaId><MsgId>12</MsgId></xml>","kubernetes":{"pod_id":"${UUID}"}}`,
    expected: [{ mediaId: S.padded1, type: 'image', sender: 'wang.wu', sentAt: 1763791320 }],
  },
  {
    name: '2: callback XML with \\n and \\" in a string of a log',
    text: `level=info msg="body=<xml>\\n<ToUserName><![CDATA[ww1]]></ToUserName>\\n<FromUserName><![CDATA[zhaoliu]]></FromUserName>\\n<CreateTime>1763791320</CreateTime>\\n<MsgType><![CDATA[voice]]></MsgType>\\n<MediaId><![CDATA[${S.voice}]]></MediaId>\\n<Format><![CDATA[amr]]></Format>\\n</xml>" trace=${SHA1}`,
    expected: [{ mediaId: S.voice, type: 'voice', sender: 'zhaoliu' }],
  },
  {
    name: '2: nginx access log of a reverse proxy, with agent and upstream',
    text: `10.2.3.4 - - [22/Nov/2026:14:02:11 +0800] "GET /cgi-bin/media/get?access_token=${ACCESS}&media_id=${S.dashLast} HTTP/1.1" 200 339721 "-" "okhttp/4.9.3" "-" rt=0.132 ua="112.60.1.1:443"\n10.2.3.4 - - [22/Nov/2026:14:02:12 +0800] "POST /cgi-bin/media/upload?access_token=${ACCESS}&type=image HTTP/1.1" 200 181 "-" "python-requests/2.31.0"`,
    expected: [{ mediaId: S.dashLast, source: 'log' }],
  },
  {
    name: '2: curl -v of media/get with a Content-disposition that bears the id',
    text: `* Connected to qyapi.weixin.qq.com (112.60.1.1) port 443\n> GET /cgi-bin/media/get?access_token=${ACCESS}&media_id=${S.lineLast} HTTP/1.1\n> Host: qyapi.weixin.qq.com\n> User-Agent: curl/8.5.0\n>\n< HTTP/1.1 200 OK\n< Content-Type: image/jpeg\n< Content-disposition: attachment; filename="${S.lineLast}.jpg"\n< Content-Length: 339721\n< Error-Code: 0`,
    expected: [{ mediaId: S.lineLast }],
  },
  {
    name: '2: Chrome, copy as cURL (bash), POST with --data-raw',
    text: `curl 'https://kf.example.com/api/v1/media/fetch' \\\n  -H 'authority: kf.example.com' \\\n  -H 'authorization: Bearer ${SECRET}' \\\n  -H 'cookie: session=${SHA256}; _ga=GA1.2.1234567890.1763791320' \\\n  -H 'x-request-id: ${UUID}' \\\n  --data-raw '{"mediaId":"${S.kf3}","corpId":"wwd1a2b3c4e5f60718"}' \\\n  --compressed`,
    expected: [{ mediaId: S.kf3 }],
  },
  {
    name: '2: Chrome, copy as cURL (cmd), with carets',
    text: `curl "https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${ACCESS}^&media_id=${S.image2}" ^\n  -H "accept: */*" ^\n  --compressed`,
    expected: [{ mediaId: S.image2 }],
  },
  {
    name: '2: Chrome, copy as fetch and as PowerShell',
    text: `fetch("${GET}?access_token=${ACCESS}&media_id=${S.of28}", {\n  "headers": { "sec-ch-ua-platform": "\\"Windows\\"" },\n  "method": "GET"\n});\nInvoke-WebRequest -UseBasicParsing -Uri "${GET}/jssdk?access_token=${ACCESS}\`&media_id=${S.padded2}"`,
    expected: [{ mediaId: S.of28 }, { mediaId: S.padded2 }],
  },
  {
    name: '2: HAR entry with queryString and base64 content',
    text: JSON.stringify(
      {
        log: {
          entries: [
            {
              request: {
                method: 'GET',
                url: `${GET}?access_token=${ACCESS}&media_id=${S.file}`,
                queryString: [
                  { name: 'access_token', value: ACCESS },
                  { name: 'media_id', value: S.file },
                ],
              },
              response: {
                status: 200,
                content: {
                  size: 9,
                  mimeType: 'image/jpeg',
                  text: '/9j/4AAQSkZJRgABAQAAAQABAAD',
                  encoding: 'base64',
                },
              },
              _connectionId: '1234567',
            },
          ],
        },
      },
      null,
      2,
    ),
    expected: [{ mediaId: S.file }],
  },
  {
    name: '2: Postman collection: url taken apart',
    text: JSON.stringify({
      info: { _postman_id: UUID, name: '企业微信' },
      item: [
        {
          name: '获取临时素材',
          request: {
            method: 'GET',
            url: {
              raw: `{{base}}/cgi-bin/media/get?access_token={{access_token}}&media_id=${S.wecom}`,
              host: ['{{base}}'],
              path: ['cgi-bin', 'media', 'get'],
              query: [
                { key: 'access_token', value: '{{access_token}}' },
                { key: 'media_id', value: S.wecom },
              ],
            },
          },
        },
      ],
    }),
    expected: [{ mediaId: S.wecom }],
  },
  {
    name: '2: Charles overview and Fiddler raw, tab between name and value',
    text: `URL\t${GET}\nQuery String\naccess_token\t${ACCESS}\nmedia_id\t${S.long2}\n\nGET ${GET}?access_token=${ACCESS}&media_id=${S.long} HTTP/1.1\r\nHost: qyapi.weixin.qq.com\r\nConnection: Keep-Alive\r\n\r\n`,
    expected: [{ mediaId: S.long2 }, { mediaId: S.long }],
  },
  {
    name: '2: get/jssdk on OA',
    text: `http://api.weixin.qq.com/cgi-bin/media/get/jssdk?access_token=${OA_ACCESS}&media_id=${S.of43}`,
    expected: [{ mediaId: S.of43, hdVoice: true, source: 'link' }],
  },
  {
    name: '2: api2, sh.api, hk.api and the retired file host, one a line',
    text: ['https://api2', 'https://sh.api', 'https://hk.api', 'http://file.api']
      .map(
        (host, at) =>
          `${host}.weixin.qq.com/cgi-bin/media/get?media_id=${[S.image, S.voice, S.video, S.thumb][at]}&access_token=${OA_ACCESS}`,
      )
      .join('\n'),
    expected: [{ mediaId: S.image }, { mediaId: S.voice }, { mediaId: S.video }, { mediaId: S.thumb }],
  },
  {
    name: '2: private installation with port and prefix, fragment at the end',
    text: `看这个 http://10.0.8.21:8880/wecom/proxy/cgi-bin/media/get?access_token=${ACCESS}&debug=1&media_id=${S.wecom3}#top 打不开`,
    expected: [{ mediaId: S.wecom3 }],
  },
  {
    name: '2: link encoded once, as a redirect parameter',
    text: `https://open.example.com/jump?to=${encodeURIComponent(`${GET}?access_token=${ACCESS}&media_id=${S.bothEnds}`)}&from=singlemessage`,
    expected: [{ mediaId: S.bothEnds }],
  },
  {
    name: '2: link encoded twice',
    text: `redirect_uri=${encodeURIComponent(encodeURIComponent(`${GET}?access_token=${ACCESS}&media_id=${S.dashLast}&x=1`))}`,
    expected: [{ mediaId: S.dashLast }],
  },
  {
    name: '2: padded id whose == is %3D%3D in a link',
    text: `${GET}?access_token=${ACCESS}&media_id=${S.padded2.replaceAll('=', '%3D')}`,
    expected: [{ mediaId: S.padded2 }],
  },
  {
    name: '2: token call and answer only: nothing to fetch',
    text: `GET https://api.weixin.qq.com/cgi-bin/token?grant_type=client_credential&appid=${APP}&secret=${OA_SECRET}\n{"access_token":"${OA_ACCESS}","expires_in":7200}`,
    expected: [],
  },
  {
    name: '2: an error answer that names the id in errmsg only by its hint',
    text: '{"errcode":40007,"errmsg":"invalid media_id, hint: [1763791320_12_9f8e7d6c5b4a39281706f5e4d3c2b1a0], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=40007"}',
    expected: [],
  },
  {
    name: '2: rsyslog and docker prefixes before logfmt',
    text: `Nov 22 14:02:11 kf-01 wxsvc[2211]: ts=2026-11-22T06:02:11Z lvl=info event=fetch media_id=${S.kf} corp=wwd1a2b3c4e5f60718 span=00f067aa0ba902b7\nwx_1  | level=warn media_id="${S.kf2}" err="context deadline exceeded"`,
    expected: [{ mediaId: S.kf }, { mediaId: S.kf2 }],
  },
];
