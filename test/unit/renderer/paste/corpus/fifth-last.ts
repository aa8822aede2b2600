import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

const raw = String.raw;

/** Fresh once more, after the twenty before had been mended for. */
export const fifthLast: readonly CorpusInput[] = [
  {
    name: 'last: a Grafana table copied as text',
    text: `Time	level	media_id	traceID
2025-11-22 16:40:00.000	info	${F.o8}	${N.trace}
2025-11-22 16:40:01.000	warn	${F.o9}	${N.md5}`,
    expected: [{ mediaId: F.o8 }, { mediaId: F.o9 }],
  },
  {
    name: 'last: nlog with structured properties',
    text: `2025-11-22 16:41:00.1234|INFO|Wx.MediaService|Downloaded "${F.w12}" in 120 ms|MediaId=${F.w12}, CorrelationId=${N.uuid}
2025-11-22 16:41:01.1234|DEBUG|Wx.TokenStore|token ${N.token} stored|`,
    expected: [{ mediaId: F.w12 }],
  },
  {
    name: 'last: a Spring exception with the URI in it',
    text: `org.springframework.web.client.ResourceAccessException: I/O error on GET request for "https://qyapi.weixin.qq.com/cgi-bin/media/get": timeout; nested exception is java.net.SocketTimeoutException
	... params={access_token=${N.token}, media_id=${F.w13}}`,
    expected: [{ mediaId: F.w13 }],
  },
  {
    name: 'last: a Feishu bitable row as JSON',
    text: `{"fields":{"客户":"王女士","素材ID":[{"text":"${F.k7}","type":"text"}],"状态":"待处理"},"record_id":"recqwIwhc6","app_token":"bascn${N.kfMsg}"}`,
    expected: [{ mediaId: F.k7 }],
  },
  {
    name: 'last: an OA message history in three lines each',
    text: `发送者：${N.open}
类型：语音
素材ID：${F.o10}

发送者：${N.open}
类型：图片
素材ID：${F.o11}`,
    expected: [
      { mediaId: F.o10, type: 'voice', sender: N.open },
      { mediaId: F.o11, type: 'image', sender: N.open },
    ],
  },
  {
    name: 'last: Apache Druid or Hive rows with an arrow head',
    text: `+----------------------------------------------------+-----------+
|                 m.media_id                         | m.kind    |
+----------------------------------------------------+-----------+
| ${F.w14}       | image     |
| ${F.w15}       | voice     |
+----------------------------------------------------+-----------+`,
    expected: [{ mediaId: F.w14 }, { mediaId: F.w15 }],
  },
  {
    name: 'last: a webhook relay in form data with JSON inside',
    text: `event=message&data=%7B%22MsgType%22%3A%22image%22%2C%22MediaId%22%3A%22${F.o12}%22%7D&hmac=${N.sha256}`,
    expected: [{ mediaId: F.o12, type: 'image' }],
  },
  {
    name: 'last: Vue devtools and a Redux action',
    text: `▶ payload: Object
    mediaId: "${F.w16}"
    requestId: "${N.uuid}"
dispatch {type: "media/fetched", payload: {id: 12, mediaId: "${F.w17}"}, meta: {cacheKey: "${N.kfMsg}"}}`,
    expected: [{ mediaId: F.w17 }, { mediaId: F.w16 }],
  },
  {
    name: 'last: a Makefile and a crontab',
    text: `MEDIA_ID ?= ${F.w18}
0 9 * * * /opt/kf/send.sh --media_id=${F.w19} --secret=${N.secret}`,
    expected: [{ mediaId: F.w19 }, { mediaId: F.w18 }],
  },
  {
    name: 'last: an English sentence with three ids',
    text: `Could someone grab the photo (media id ${F.o13}), the voice note (media id ${F.o14}) and the clip ${F.o15} before Monday? Case 5003000000D8cuIAAR.`,
    // A careful reader would take the clip as well; beside named ones in a line none without a name is guessed.
    expected: [{ mediaId: F.o13 }, { mediaId: F.o14 }],
  },
  {
    name: 'last: Swagger answers and TypeScript types',
    text: `interface UploadReply { errcode: number; media_id: string; created_at: string }
const example: UploadReply = { errcode: 0, media_id: '<media_id>', created_at: '1380000000' };`,
    expected: [],
  },
  {
    name: 'last: keys in a vault and a kubeconfig',
    text: raw`Key              Value
---              -----
client_id        ${N.uuid}
certificate      ${N.base64}
client-key-data: ${N.base64}
lease_id         database/creds/kf/${N.kfMsg}`,
    expected: [],
  },
  {
    name: 'last: a queue’s receipt handles and dedup ids',
    text: `{"MessageId":"${N.uuid}","ReceiptHandle":"${N.cookie}${N.kfMsg}","MD5OfBody":"${N.md5}","Attributes":{"MessageDeduplicationId":"${N.aesKey}","SequenceNumber":"18849496460467696128"}}
consumerTag=amq.ctag-${N.kfMsg}
receiptHandle: ${N.cookie}`,
    expected: [],
  },
  {
    name: 'last: links to documents and meetings',
    text: `https://docs.qq.com/doc/D${N.kfMsg}?u=${N.md5}
https://doc.weixin.qq.com/sheet/e3_${N.aesKey}?scode=${N.kfMsg}
https://mp.weixin.qq.com/s?__biz=MzA3MDM3NjE5NQ==&mid=2650866660&idx=1&sn=${N.md5}&scene=21#wechat_redirect
https://mp.weixin.qq.com/s/${N.kfMsg.slice(0, 22)}`,
    expected: [],
  },
  {
    name: 'last: app messages answered with their own ids',
    text: `{"errcode":0,"errmsg":"ok","msgid":"${N.sdkFile.slice(0, 60)}","response_code":"${N.aesKey}"}
{"errcode":0,"errmsg":"ok","jobid":"${N.cookie}","fail_list":[]}
{"errcode":0,"fileid":"${N.cookie}","upload_key":"${N.secret}"}`,
    expected: [],
  },
];
