import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

const raw = String.raw;

/** What tools for looking at logs and requests give out. */
export const fifthExports: readonly CorpusInput[] = [
  {
    name: 'fifth: a Kibana hit with the fields flattened',
    text: `{"_index":"wecom-2025.11.22","_id":"${N.kfMsg}","_score":null,"_source":{"@timestamp":"2025-11-22T06:30:00.000Z","message":"download ok","wecom.media_id":"${F.w21}","wecom.msgtype":"image","trace.id":"${N.trace}","user_agent.original":"okhttp"},"fields":{"wecom.media_id.keyword":["${F.w21}"]},"sort":[1763793000000]}`,
    expected: [{ mediaId: F.w21 }],
  },
  {
    name: 'fifth: a Kibana CSV report',
    text: `"@timestamp","kubernetes.pod.name","json.mediaId","json.traceId","json.level"
"Nov 22, 2025 @ 14:31:00.001","cb-7c9f6d5b8-x2x4q","${F.w22}","${N.trace}",info
"Nov 22, 2025 @ 14:31:02.777","cb-7c9f6d5b8-x2x4q","${F.w23}","${N.md5}",info`,
    expected: [{ mediaId: F.w22 }, { mediaId: F.w23 }],
  },
  {
    name: 'fifth: a Loki answer with the line in a string',
    text: raw`{"status":"success","data":{"resultType":"streams","result":[{"stream":{"app":"oa-bot"},"values":[["1763793120000000000","{\"level\":\"info\",\"MediaId\":\"${F.o19}\",\"MsgType\":\"voice\"}"],["1763793121000000000","level=info media_id=${F.o20} nonce=${N.trace}"]]}]}}`,
    expected: [{ mediaId: F.o19 }, { mediaId: F.o20 }],
  },
  {
    name: 'fifth: CloudWatch Insights table',
    text: `--------------------------------------------------------------------------------------------------
|        @timestamp        |     @message                                                          |
|--------------------------|-----------------------------------------------------------------------|
| 2025-11-22 06:33:00.000  | START RequestId: ${N.uuid} Version: $LATEST |
| 2025-11-22 06:33:00.120  | INFO fetched {"media_id":"${F.w24}"} |
| 2025-11-22 06:33:00.900  | REPORT RequestId: ${N.uuid} Duration: 880 ms |`,
    expected: [{ mediaId: F.w24 }],
  },
  {
    name: 'fifth: a Sentry event with breadcrumbs',
    text: raw`{"event_id":"${N.md5}","breadcrumbs":{"values":[{"category":"http","data":{"method":"GET","url":"https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=[Filtered]&media_id=${F.w25}","status_code":200}},{"category":"console","message":"saved media_id ${F.w26} to disk"}]},"extra":{"payload":"{\"media_id\":\"${F.w27}\"}"},"contexts":{"trace":{"trace_id":"${N.trace}","span_id":"a1b2c3d4e5f60718"}}}`,
    expected: [{ mediaId: F.w25 }, { mediaId: F.w26 }, { mediaId: F.w27 }],
  },
  {
    name: 'fifth: a Postman collection with variables',
    text: `{"info":{"_postman_id":"${N.uuid}","name":"WeCom"},"item":[{"name":"get","request":{"method":"GET","url":{"raw":"https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token={{token}}&media_id=${F.w28}","query":[{"key":"access_token","value":"{{token}}"},{"key":"media_id","value":"${F.w28}","description":"图片"}]}}}],"variable":[{"key":"corpsecret","value":"${N.secret}"}]}`,
    expected: [{ mediaId: F.w28 }],
  },
  {
    name: 'fifth: an Apifox body with the answer saved',
    text: raw`{"apifoxProject":"1.0.0","apiCollection":[{"items":[{"name":"上传临时素材","api":{"id":"271828182","responseExamples":[{"name":"成功","data":"{\r\n  \"errcode\": 0,\r\n  \"type\": \"file\",\r\n  \"media_id\": \"${F.w29}\",\r\n  \"created_at\": \"1763793240\"\r\n}"}]}}]}]}`,
    expected: [{ mediaId: F.w29, type: 'file' }],
  },
  {
    name: 'fifth: a HAR with query, headers and content',
    text: raw`{"log":{"entries":[{"request":{"method":"GET","url":"https://api.weixin.qq.com/cgi-bin/media/get?access_token=${N.token}&media_id=${F.o21}","queryString":[{"name":"access_token","value":"${N.token}"},{"name":"media_id","value":"${F.o21}"}],"cookies":[{"name":"sess","value":"${N.cookie}"}]},"response":{"headers":[{"name":"Set-Cookie","value":"sid=${N.cookie}"}],"content":{"mimeType":"image/jpeg","encoding":"base64","text":"${N.base64}"}}}]}}`,
    expected: [{ mediaId: F.o21 }],
  },
  {
    name: 'fifth: curl -v of a download',
    text: `> GET /cgi-bin/media/get?access_token=${N.token}&media_id=${F.o22} HTTP/2
> Host: api.weixin.qq.com
> User-Agent: curl/8.4.0
> Accept: */*
>
< HTTP/2 200
< content-type: image/jpeg
< content-disposition: attachment; filename="${F.o22}.jpg"
< set-cookie: gw=${N.cookie}; path=/
<
{ [16384 bytes data]
* Connection #0 to host api.weixin.qq.com left intact`,
    expected: [{ mediaId: F.o22 }],
  },
  {
    name: 'fifth: curl with a message to send, shell quoted',
    text: raw`curl -X POST "https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token=$TOKEN" -H 'Content-Type: application/json' \
  -d '{"touser":"ZhangSan","msgtype":"image","agentid":1000002,"image":{"media_id":"${F.w30}"},"safe":0}'`,
    expected: [{ mediaId: F.w30, type: 'image' }],
  },
  {
    name: 'fifth: Charles summary and Fiddler raw',
    text: `URL	https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${N.token}&media_id=${F.w31}
Status	Complete
Response Code	200 OK
Request Cookie	sid=${N.cookie}

POST https://qyapi.weixin.qq.com/cgi-bin/webhook/upload_media?key=${N.uuid}&type=file HTTP/1.1
Content-Type: multipart/form-data; boundary=----${N.md5}

HTTP/1.1 200 OK
Error-Code: 0

{"errcode":0,"errmsg":"ok","type":"file","media_id":"${F.w32}","created_at":"1763793300"}`,
    expected: [{ mediaId: F.w32, type: 'file' }, { mediaId: F.w31 }],
  },
  {
    name: 'fifth: answers of upload_by_url and of a thumb',
    text: raw`POST /cgi-bin/media/get_upload_by_url_result {"jobid":"jobid_S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4"}
{"errcode":0,"errmsg":"ok","status":2,"detail":{"errcode":0,"errmsg":"ok","media_id":"${F.w1}","created_at":"1763793360"}}
{"type":"thumb","thumb_media_id":"${F.o23}","created_at":1763793361}`,
    expected: [{ mediaId: F.w1 }, { mediaId: F.o23, type: 'thumb' }],
  },
];
