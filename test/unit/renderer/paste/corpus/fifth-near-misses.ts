import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

const raw = String.raw;

/** What looks like a media_id and is none. */
export const fifthNearMisses: readonly CorpusInput[] = [
  {
    name: 'fifth: an .env of a callback service',
    text: `WECOM_CORP_ID=${N.corp}
WECOM_CORP_SECRET=${N.secret}
WECOM_TOKEN=hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo
WECOM_ENCODING_AES_KEY=${N.aesKey}
MEDIA_BUCKET=wecom-media-1300000000
MEDIA_SECRET_KEY=${N.permanentCode}
SESSION_COOKIE=${N.cookie}`,
    expected: [],
  },
  {
    name: 'fifth: answers of token, ticket, login and code calls',
    text: `{"errcode":0,"errmsg":"ok","access_token":"${N.token}","expires_in":7200}
{"errcode":0,"errmsg":"ok","ticket":"${N.cookie}","expires_in":7200}
{"session_key":"${N.sessionKey}","openid":"${N.open}","unionid":"${N.union}"}
{"suite_access_token":"${N.suite}","permanent_code":"${N.permanentCode}"}
{"ticket":"${N.ticket}","expire_seconds":60,"url":"http://weixin.qq.com/q/${N.kfMsg}"}`,
    expected: [],
  },
  {
    name: 'fifth: a chat archive record with sdkfileid and md5sum',
    text: `{"msgid":"CAQQluDa4QUY0On2rYSAgAMgzPrShAE=","action":"send","from":"XuJinSheng","tolist":["icefog"],"roomid":"${N.chatId}","msgtime":1547087894783,"msgtype":"image","image":{"md5sum":"${N.md5}","filesize":70961,"sdkfileid":"${N.sdkFile}"}}`,
    expected: [],
  },
  {
    name: 'fifth: git log and a lock file',
    text: `commit ${N.sha1}
Author: dev <dev@example.com>
    feat(media): store media id with the message

"node_modules/x": { "resolved": "https://registry.npmjs.org/x/-/x-1.0.0.tgz", "integrity": "sha512-${N.base64.slice(0, 86)}==" }
${N.sha256}  media.tar.gz`,
    expected: [],
  },
  {
    name: 'fifth: request headers full of credentials',
    text: `GET /media/list HTTP/1.1
Host: desk.example.com
Authorization: Bearer ${N.jwt}
Cookie: sid=${N.cookie}; csrftoken=${N.secret}
X-Api-Key: ${N.aesKey}
X-Request-Id: ${N.trace}
If-None-Match: "${N.sha1}"
traceparent: 00-${N.trace}-a1b2c3d4e5f60718-01`,
    expected: [],
  },
  {
    name: 'fifth: sync_msg with text, link, location and events only',
    text: `{"errcode":0,"errmsg":"ok","next_cursor":"${N.cursor}","has_more":0,"msg_list":[{"msgid":"${N.kfMsg}","open_kfid":"${N.openKf}","external_userid":"${N.external}","send_time":1763797000,"origin":3,"msgtype":"text","text":{"content":"我的图片发不出去","menu_id":"101"}},{"msgid":"4${N.kfMsg}","msgtype":"event","event":{"event_type":"enter_session","welcome_code":"${N.permanentCode}","scene_param":"${N.union}"}}]}`,
    expected: [],
  },
  {
    name: 'fifth: an encrypted envelope in JSON and one in XML',
    text: `{"tousername":"${N.corp}","encrypt":"${N.base64}==","agentid":"218"}
<xml><ToUserName><![CDATA[gh_9]]></ToUserName><Encrypt><![CDATA[${N.base64}==]]></Encrypt></xml>`,
    expected: [],
    encrypted: 2,
  },
  {
    name: 'fifth: objects of cloud storage and signed links',
    text: raw`s3://wecom-prod/media/2025/11/22/${N.sha256}.jpg
https://wecom-1300000000.cos.ap-guangzhou.myqcloud.com/media/${N.uuid}.amr?q-sign-algorithm=sha1&q-ak=AKID${N.md5}&q-signature=${N.sha1}
https://bucket.s3.amazonaws.com/media/a.png?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE&X-Amz-Security-Token=${N.cookie}&X-Amz-Signature=${N.sha256}
https://mmbiz.qpic.cn/mmbiz_jpg/${N.cookie}/640?wx_fmt=jpeg
https://wework.qpic.cn/wwpic3az/${N.aesKey}/0`,
    expected: [],
  },
  {
    name: 'fifth: doc samples and placeholders in the place of a media_id',
    text: `media_id: MEDIA_ID
"media_id": "{{media_id}}"
&media_id=<MEDIA_ID>
MediaId: null
media_id = your_media_id_here
"media_id": "xxxxxxxxxxxxxxxx"
mediaId=undefined`,
    expected: [],
  },
  {
    name: 'fifth: names that hold media and id and are another thing',
    text: `social_media_id: zhangsan_weibo
media_identifier_hash=${N.sha256}
mediaIdSha256=${N.sha256}
media_id_count: 1000000
"pic_md5": "${N.md5}"
job_id=${N.uuid}`,
    expected: [],
  },
  {
    name: 'fifth: messages of other houses with their own media keys',
    text: `{"msgtype":"file","content":{"downloadCode":"${N.cookie}","fileId":"${N.kfMsg}"},"robotCode":"ding${N.md5.slice(0, 16)}"}
{"image_key":"img_v3_02ab_8f1f5e0e-5680-48c2-9af2-497ace79333g","file_key":"file_v3_00ab_${N.uuid}"}
{"file_id":"AgACAgQAAxkBAAIB${N.kfMsg}${N.kfMsg}","file_unique_id":"AQADAgATxK0xG3J9"}`,
    expected: [],
  },
  {
    name: 'fifth: a stack trace with long class names and a build id',
    text: `Caused by: com.example.wecom.media.MediaIdValidationException$MediaIdTooShortForTemporaryMaterial: bad media_id
	at com.example.wecom.media.TemporaryMaterialDownloadServiceImplementation.download_media_by_id(Impl.java:10)
	at sun.reflect.GeneratedMethodAccessor1024.invoke(Unknown Source)
Build-Id: ${N.sha1}
image: registry.example.com/wecom/media@sha256:${N.sha256}`,
    expected: [],
  },
  {
    name: 'fifth: a picture in a data: link under a field of its own, one id beside it',
    text: `{"preview":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA${N.base64}","media_id":"${F.w25}","digest":"sha256-${N.base64.slice(0, 43)}="}`,
    expected: [{ mediaId: F.w25 }],
  },
  {
    name: 'fifth: a note of passwords with the word media id far away',
    text: `素材后台账号
公众号 AppID wx1234567890abcdef
AppSecret ${N.appSecret}
Token hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo
EncodingAESKey
${N.aesKey}
media_id 让小王查一下再发`,
    expected: [],
  },
];
