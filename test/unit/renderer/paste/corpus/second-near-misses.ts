import type { CorpusInput } from './input.ts';
import {
  ACCESS,
  AES_KEY,
  APP,
  COMPANY,
  EXTERNAL,
  GH,
  JWT,
  KF,
  KF_MESSAGE,
  OA_ACCESS,
  OA_SECRET,
  OPEN,
  OPEN2,
  PICTURE,
  S,
  SDK_FILE,
  SECRET,
  SHA1,
  SHA256,
  UNION,
  UUID,
} from './second-ids.ts';

const nothing = (name: string, text: string): CorpusInput => ({ name: `2: ${name}`, text, expected: [] });

export const secondNearMisses: readonly CorpusInput[] = [
  nothing(
    'a named openid, unionid and external_userid',
    `{"openid":"${OPEN}","unionid":"${UNION}","external_userid":"${EXTERNAL}"}`,
  ),
  nothing(
    'openids in a list of followers',
    `{"total":2,"count":2,"data":{"openid":["${OPEN}","${OPEN2}"]},"next_openid":"${OPEN2}"}`,
  ),
  nothing('openids of OA alone, one a line', `${OPEN}\n${OPEN2}`),
  nothing('external_userids and open_kfid alone', `${EXTERNAL}\n${KF}`),
  nothing(
    'verification of a callback address',
    `GET /wx?signature=${SHA1}&timestamp=1763791320&nonce=263014780&echostr=P9nAzCzyDtyTWESHep1vC5X9xho%2FqYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp%2B4RPcs8TgAE7OaBO%2BFZXvnaqQ%3D%3D&msg_signature=${SHA1}`,
  ),
  nothing(
    'credentials in a note',
    `corpid: ${COMPANY}\nsecret: ${SECRET}\nEncodingAESKey: ${AES_KEY}\nToken: hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo\nappid ${APP}\nappsecret ${OA_SECRET}`,
  ),
  nothing('credentials in Chinese', `企业ID ${COMPANY}，应用Secret：${SECRET}，回调密钥 ${AES_KEY}`),
  nothing(
    'suite_ticket and permanent_code',
    `<xml><SuiteId><![CDATA[ww4asffe99e54c0fxxxx]]></SuiteId><InfoType><![CDATA[suite_ticket]]></InfoType><TimeStamp>1403610513</TimeStamp><SuiteTicket><![CDATA[asdfasfdasdfasdfAbCdEf0123456789-_xyz]]></SuiteTicket></xml>\n{"permanent_code":"XXXXX_1Jn4KHqGSPgUiF0fuCvN0MI870KBLtnRlbNfeeRMRSLD5Rday","auth_corp_info":{"corpid":"${COMPANY}"}}`,
  ),
  nothing(
    'jsapi_ticket and its signature',
    `{"errcode":0,"errmsg":"ok","ticket":"bxLdikRXVbTPdHSM05e5u5sUoXNKd8-41ZO3MhKoyN5OfkWITDGgnr2fwJ0m9E8NYzWKVZvdVtaUgWvsdshFKA","expires_in":7200}\nwx.config({appId: '${APP}', timestamp: 1414587457, nonceStr: 'Wm3WZYTPz0wzccnW', signature: '${SHA1}'})`,
  ),
  nothing('a token alone', OA_ACCESS),
  nothing('a token of WeCom after its name, wrapped in an error', `40014 invalid access_token ${ACCESS}`),
  nothing('UUIDs, one a line', `${UUID}\n${UUID.toUpperCase()}\n{${UUID}}`),
  nothing('hashes, one a line', `${SHA1}\n${SHA256}\n50de8e5ae8ffe4f1df7a93841f71993a\nsha256:${SHA256}`),
  nothing(
    'git log',
    `commit ${SHA1} (HEAD -> feature/media-id-retry-and-renew-2026, origin/main)\nMerge: 95cb0bf 2977c76\nAuthor: Zhang San <zhang.san@example.com>\nDate:   Sun Nov 22 14:02:11 2026 +0800\n\n    fix: retry media_id lookups`,
  ),
  nothing('a JWT in a header and alone', `Authorization: Bearer ${JWT}\n${JWT}`),
  nothing(
    'objects in S3 and COS',
    `s3://kf-media-prod-1250000000/2026/11/22/AbCdEf0123456789_-GhIjKlMnOpQrStUv/photo_0001.jpg\nhttps://kf-1250000000.cos.ap-guangzhou.myqcloud.com/up/${SHA256}.png?q-signature=${SHA1}\nETag: "9b2cf535f27731c974343645a3985328-12"`,
  ),
  nothing(
    'AWS keys and a signature',
    `AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab\nx-amz-id-2: eftixk72aD6Ap51TnqcoF8eFidJG9Z2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran`,
  ),
  nothing(
    'temporary files',
    `/tmp/wx_upload_8sdf7sd98f7_20261122_140211.jpg\nC:\\Users\\kf\\AppData\\Local\\Temp\\tmpA1B2C3D4_E5F6.tmp\nupload_9f8e7d6c5b4a39281706f5e4d3c2b1a0.amr\nwxfile://tmp_4f2a1b3c5d6e7f8091a2b3c4d5e6f7081a2b3c4d.png`,
  ),
  nothing('a picture as data: address', `<img src="data:image/png;base64,${PICTURE}">`),
  nothing(
    'a picture as base64 in JSON and md5',
    `{"msgtype":"image","image":{"base64":"${PICTURE}","md5":"50de8e5ae8ffe4f1df7a93841f71993a"}}`,
  ),
  nothing(
    'trace ids and spans',
    'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nX-B3-TraceId: 80f198ee56343ba864fe8b2a57d3eff7\nX-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678',
  ),
  nothing(
    'agent, msgid and cursor of 客服',
    `{"agentid":1000002,"msgid":"${KF_MESSAGE}","open_kfid":"${KF}","next_cursor":"4gw7MepFLfgF2VC5npN_AbCdEf0123456789","token":"ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR"}`,
  ),
  nothing(
    'ids of files and drives',
    `{"fileid":"FILEID_s.ww1.693225123_AbCdEf0123456789","spaceid":"s.ww1.693225123AbC","docid":"DOCID_dcAbCdEfGhIjKlMnOpQrStUvWxYz0123456789"}`,
  ),
  nothing(
    'an SSH key and a certificate',
    `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl kf@desk\n-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQbCdEfGhIjKlMnOpQrStUvWxYz0wCgYIKoZIzj0EAwIw\nEjEQMA4GA1UEAwwHa2YtZGVzazAeFw0yNjExMjIwNjAyMTFaFw0yNzExMjIwNjAy\n-----END CERTIFICATE-----`,
  ),
  nothing(
    'names in CONST_CASE, kebab-case and a long class',
    'WECHAT_MEDIA_DOWNLOAD_RETRY_COUNT=3\nlet-us-all-agree-on-one-long-kebab-case-word\ncom.example.wechat.service.impl.WxCpTemporaryMediaDownloadServiceImpl\nuploadTemporaryMediaAndReturnIdentifier',
  ),
  nothing(
    'a stack trace about media_id',
    'java.lang.IllegalArgumentException: media_id must not be null\n\tat com.example.wx.MediaController$$EnhancerBySpringCGLIB$$1a2b3c4d.download(MediaController.java:57)\n\tat sun.reflect.GeneratedMethodAccessor1234567890.invoke(Unknown Source)',
  ),
  nothing(
    'document words',
    '请求参数 access_token、media_id 必填；示例 https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=ACCESS_TOKEN&type=TYPE',
  ),
  nothing(
    'chat archive key and file key named as what they are',
    `{"encrypt_random_key":"${SDK_FILE}","encrypt_chat_msg":"898WSfGMnIeytTsea7Rc0WsOocs0bIAerF6de0v2cFwqo9uOxrW9wYe5rCjCHHH5bDrNvLxBE/xOoFfcwOTYX0HQxTJaH0ES9OHDZ61p8gcbfGdJKnq2UU4tAEgGb8H+Q9n8syRXIjaI3KuVCqGIi4QGHFmxWenPFfjF/vRuPd0EpzUNwmqfUxLBWLpGhv+dLnqiEOBW41Zdc0OO0St6E+JeIeHlRZAR+E13Isv9eS09xNbF0qQXWIyNUi+ucLr5VuZnPGXBrSfvwX8f0QebTwpy1tT2zvQiMM2MBugKH6NuMzzuvEsXeD+6+3VRqL","publickey_ver":1}`,
  ),
  {
    name: '2: one id among everything that is none',
    text: `openid ${OPEN} unionid ${UNION} corp ${COMPANY} app ${APP} user ${GH} kf ${KF} trace ${UUID} sha ${SHA256} media_id ${S.wecom}`,
    expected: [{ mediaId: S.wecom }],
  },
  {
    name: '2: a label media_id whose value is null, empty or a word, and one real',
    text: `{"media_id":null}\n{"media_id":""}\nmedia_id: none\nmedia_id=undefined&type=image\n{"media_id":"${S.kf}"}`,
    expected: [{ mediaId: S.kf }],
  },
  nothing(
    'sums of go.sum and npm',
    `github.com/xen0n/go-workwx/v2 v2.0.0-20241122060211-a1b2c3d4e5f6 h1:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg=\n"integrity": "sha512-Vd8pQkLmN3xYzA1bC2dE4fG5hI6jK7lM8nO9pQ0rS1tU2vW3xY4zA5bC6dE7fG8hI9jK0lM1nO2pQ3rS4tU5vW=="`,
  ),
];
