import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

const raw = String.raw;

/** Lines of the log frameworks. */
export const fifthFrameworks: readonly CorpusInput[] = [
  {
    name: 'fifth: logback with MDC and a stack trace',
    text: `2025-11-22 14:10:03.118 [http-nio-8080-exec-7] [traceId=${N.trace}] ERROR c.a.w.MediaService - 下载素材失败 mediaId=${F.w13}, agentId=1000002
me.chanjar.weixin.common.error.WxErrorException: 错误代码：40007, 错误信息：不合法的媒体文件id，微信原始报文：{"errcode":40007,"errmsg":"invalid media_id, hint: [1763792203_21_${N.md5}], from ip: 10.0.3.4"}
	at me.chanjar.weixin.cp.api.impl.WxCpMediaServiceImpl.download(WxCpMediaServiceImpl.java:88)`,
    expected: [{ mediaId: F.w13 }],
  },
  {
    name: 'fifth: zap in development and in production',
    text: `2025-11-22T14:11:00.001+0800	INFO	wecom/cb.go:44	media stored	{"media_id": "${F.w14}", "sha256": "${N.sha256}", "dur": "1.2s"}
{"level":"info","ts":1763792260.12,"caller":"wecom/cb.go:44","msg":"media stored","media_id":"${F.w15}","etag":"${N.md5}"}`,
    expected: [{ mediaId: F.w14 }, { mediaId: F.w15 }],
  },
  {
    name: 'fifth: loguru with extra, and a structlog line',
    text: `2025-11-22 14:12:00.555 | WARNING  | kf.sync:pull:91 - retry 2 for media ${F.k7} of ${N.external} | {'media_id': '${F.k7}', 'cursor': '${N.cursor}'}
2025-11-22 14:12:02 [info     ] fetched   file_name=报价.xlsx media_id=${F.k8} request_id=${N.uuid}`,
    expected: [{ mediaId: F.k7 }, { mediaId: F.k8 }],
  },
  {
    name: 'fifth: winston printf and pino-pretty',
    text: raw`[2025-11-22 14:13:00] info: got message {"MsgType":"image","MediaId":"${F.o11}"} {"service":"oa-bot","sid":"s%3A${N.secret}"}
[14:13:01.222] INFO (42): download
    mediaId: "${F.o12}"
    reqId: "${N.uuid}"
    authorization: "Bearer ${N.jwt}"`,
    expected: [{ mediaId: F.o11, type: 'image' }, { mediaId: F.o12 }],
  },
  {
    name: 'fifth: nginx combined of a relay in front of qyapi',
    text: `10.2.3.4 - - [22/Nov/2025:14:14:00 +0800] "GET /cgi-bin/media/get?access_token=${N.token}&media_id=${F.w16} HTTP/1.1" 200 48122 "-" "okhttp/4.9.3" rt=0.213
10.2.3.4 - - [22/Nov/2025:14:14:05 +0800] "GET /cgi-bin/gettoken?corpid=${N.corp}&corpsecret=${N.secret} HTTP/1.1" 200 284 "-" "okhttp/4.9.3"`,
    expected: [{ mediaId: F.w16, source: 'log' }],
  },
  {
    name: 'fifth: ingress in JSON with an escaped request',
    text: raw`{"time":"2025-11-22T06:15:00+00:00","remote_addr":"10.244.1.9","request":"GET \/cgi-bin\/media\/get\/jssdk?access_token=${N.token}&media_id=${F.o13} HTTP\/1.1","status":"200","request_id":"${N.trace}","upstream":"api.weixin.qq.com:443"}`,
    expected: [{ mediaId: F.o13, hdVoice: true }],
  },
  {
    name: 'fifth: kubectl logs with prefix and timestamps',
    text: `[pod/wecom-cb-7c9f6d5b8-x2x4q/app] 2025-11-22T06:16:00.123456789Z level=info msg="voice saved" mediaId=${F.w17} bucket=wecom-prod key=voices/2025/11/${N.uuid}.amr
[pod/wecom-cb-7c9f6d5b8-x2x4q/app] 2025-11-22T06:16:01.123456789Z level=info msg="image saved" mediaId="${F.w18}" version=${N.sha1}`,
    expected: [{ mediaId: F.w17 }, { mediaId: F.w18 }],
  },
  {
    name: 'fifth: docker json-file lines',
    text: raw`{"log":"media_id: ${F.o14}\n","stream":"stdout","time":"2025-11-22T06:17:00.1Z"}
{"log":"\u001b[32minfo\u001b[39m: MediaId=${F.o15} saved\n","stream":"stdout","time":"2025-11-22T06:17:01.1Z"}`,
    expected: [{ mediaId: F.o14 }, { mediaId: F.o15 }],
  },
  {
    name: 'fifth: journald export and short format',
    text: `Nov 22 14:18:00 cb01 wecom-cb[8123]: handler: msgtype=file media_id=${F.w19} from=ZhengJiu
_BOOT_ID=${N.trace}
_MACHINE_ID=${N.md5}
SYSLOG_IDENTIFIER=wecom-cb
MESSAGE=handler: msgtype=image media_id=${F.w20} from=WuShi
_SYSTEMD_INVOCATION_ID=${N.md5}`,
    expected: [{ mediaId: F.w19 }, { mediaId: F.w20 }],
  },
  {
    name: 'fifth: Spring Boot request logging with a payload of XML',
    text: `2025-11-22 14:19:00.001 DEBUG 1 --- [nio-80-exec-2] o.s.w.f.CommonsRequestLoggingFilter : After request [POST /wx/portal?signature=${N.sha1}&timestamp=1763792340&nonce=1502233445&openid=${N.open}, client=140.207.54.74, payload=<xml><ToUserName><![CDATA[gh_1d2e]]></ToUserName><FromUserName><![CDATA[${N.open}]]></FromUserName><CreateTime>1763792340</CreateTime><MsgType><![CDATA[voice]]></MsgType><MediaId><![CDATA[${F.o16}]]></MediaId><Format><![CDATA[amr]]></Format><MsgId>24998811223344644</MsgId></xml>]`,
    expected: [{ mediaId: F.o16, type: 'voice', sender: N.open, sentAt: 1763792340, source: 'callback_xml' }],
  },
  {
    name: 'fifth: rails log with parameters and lograge',
    text: `Started POST "/wechat/callback" for 101.226.103.63 at 2025-11-22 14:20:00 +0800
  Parameters: {"xml"=>{"MsgType"=>"image", "MediaId"=>"${F.o17}", "PicUrl"=>"http://mmbiz.qpic.cn/y/0"}, "signature"=>"${N.sha1}", "nonce"=>"998877"}
method=GET path=/media controller=MediaController action=show status=200 duration=58.3 media_id=${F.o18} session=${N.md5}`,
    expected: [{ mediaId: F.o17, type: 'image' }, { mediaId: F.o18 }],
  },
  {
    name: 'fifth: Celery, Sidekiq and RabbitMQ task lines',
    text: `[2025-11-22 14:21:00,001: INFO/MainProcess] Task kf.tasks.fetch_media[${N.uuid}] received
[2025-11-22 14:21:00,101: INFO/ForkPoolWorker-1] kf.tasks.fetch_media[${N.uuid}]: args=[] kwargs={'media_id': '${F.k9}', 'open_kfid': '${N.openKf}'}
2025-11-22T06:21:05.001Z pid=1 tid=4kq class=FetchMediaJob jid=b4a577edbccf1d805744efa9 INFO: {"args":[{"media_id":"${F.k10}"}]}`,
    expected: [{ mediaId: F.k9 }, { mediaId: F.k10 }],
  },
];
