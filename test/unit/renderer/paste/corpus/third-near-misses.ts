import type { CorpusInput } from './input.ts';
import { M, NOT } from './third-ids.ts';

/** What looks like a media_id and is none, alone and among true ones. */
export const thirdNearMisses: readonly CorpusInput[] = [
  {
    name: 'an answer of gettoken',
    text: `{"errcode":0,"errmsg":"ok","access_token":"${NOT.token}","expires_in":7200}`,
    expected: [],
  },
  {
    name: 'settings of an app, copied from the console in Chinese',
    text: `企业ID：${NOT.corp}
AgentId 1000002
Secret ${NOT.secret}
Token: hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo
EncodingAESKey：${NOT.aesKey}
可信IP 203.0.113.7`,
    expected: [],
  },
  {
    name: 'a callback address with signature and nonce',
    text: `https://kf.example.com/wx/callback?msg_signature=${NOT.sha1}&timestamp=1763712131&nonce=nrLmr5EC3MMb0zK1dDdzmd0p7cNliYu9&openid=${NOT.openid}&encrypt_type=aes`,
    expected: [],
  },
  {
    name: 'hashes of a download page',
    text: `MD5:    ${NOT.md5}
SHA1:   ${NOT.sha1}
SHA256: ${NOT.sha256}
${NOT.sha256}  media-desk-1.0.0.AppImage
sha512-9NfFJ2yTz0p1aQ8dLmUe3kV7cBxRg5HwYqZsI4oP6tJnA/KvDfS+WuXiMhEbTrGlCyOzQj2L0Nw5a8UpB1R7VA== media-desk.exe`,
    expected: [],
  },
  {
    name: 'a base64 thumbnail beside the id',
    text: `{"media_id":"${M.c}","msgtype":"image","thumb":"data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD","thumbnail":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"}`,
    expected: [{ mediaId: M.c, type: 'image' }],
  },
  {
    name: 'a list of users',
    text: `{"total":3,"count":3,"data":{"openid":["${NOT.openid}","oLVPpjkttuZTbwDwN7vjHNlqsmPs","oLVPpjgTHz1h5bgQ9hXQ3kPqZrAc"]},"next_openid":"oLVPpjgTHz1h5bgQ9hXQ3kPqZrAc"}`,
    expected: [],
  },
  {
    name: 'external contacts with avatars, tags and states',
    text: `{"errcode":0,"external_contact":{"external_userid":"${NOT.external}","name":"李四","avatar":"http://wx.qlogo.cn/mmhead/Q3auHgzwzM6GuU0Y6q2AJ7nDjSfnGJb7A2jhPHoXWZBn5w7PEvT1xA/0","unionid":"${NOT.unionid}"},"follow_user":[{"userid":"rocky","tags":[{"tag_id":"etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA"}],"state":"teststate_8sYtQv0pLk2jHgF4dSaXcVbNmQwErTyU"}],"next_cursor":"${NOT.cursor}"}`,
    expected: [],
  },
  {
    name: 'JSSDK configuration of a page',
    text: `wx.config({
  debug: false,
  appId: 'wx8f1e2d3c4b5a6978',
  timestamp: 1763712131,
  nonceStr: 'Wm3WZYTPz0wzccnWQ2yKdLpRtVbXhJfN',
  signature: '${NOT.sha1}',
  jsApiList: ['chooseImage', 'uploadImage', 'getLocalImgData', 'downloadVoice']
});
// jsapi_ticket=sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg`,
    expected: [],
  },
  {
    name: 'serverId of JSSDK uploads in a console',
    text: `uploadImage:ok {serverId: "${M.d}", errMsg: "uploadImage:ok"}
localId weixin://resourceid/${NOT.sha256}
uploadVoice:ok {"serverId":"${M.e}","errMsg":"uploadVoice:ok"}`,
    expected: [{ mediaId: M.d }, { mediaId: M.e }],
  },
  {
    name: 'payment and pre-pay answers',
    text: `<xml><return_code><![CDATA[SUCCESS]]></return_code><appid><![CDATA[wx8f1e2d3c4b5a6978]]></appid><nonce_str><![CDATA[IITRi8Iabbblz1JcIITRi8Iabbblz1Jc]]></nonce_str><sign><![CDATA[7921E432F65EB8ED0CE9755F0E86D72F]]></sign><prepay_id><![CDATA[wx201411101639507cbf6ffd8b0779950874]]></prepay_id><transaction_id>4200001234202611211234567890</transaction_id></xml>`,
    expected: [],
  },
  {
    name: 'a third-party platform with its many tickets',
    text: `{"authorization_info":{"authorizer_appid":"wxf8b4f85f3a794e77","authorizer_access_token":"${NOT.token}","expires_in":7200,"authorizer_refresh_token":"dTo-YCXPL4llX-u1W1pPpnp8Hgm4wpJtlR6iV0doKdY"},"pre_auth_code":"Cx_Dk6qiBE0Dmx4EmlT3oRfArPvwSQ-oa3NL_fwHM7VI08r52wazoZX2Rhpz1dEw","component_verify_ticket":"ticket@@@hJ8Lk2PqRsTuVwXyZ0123456789abcdefGHIJKLmnopQRSTuvwxYZ","permanent_code":"xf0ScNWSH8ZJ3cdqYzv2Nn5pLkQwRtYu"}`,
    expected: [],
  },
  {
    name: 'git log, docker images and a yarn lock',
    text: `commit ${NOT.sha1} (HEAD -> main)
Author: Chen Wei <chen.wei@example.com>
    feat(media): renew media_id before it expires
registry.example.com/kf@sha256:${NOT.sha256}
  integrity sha512-mZ2rDkq4uEJ8nXoQp6vYb1wTfLcHs0aGi5RjKx7CtWzNe3UyVdPlOMhAqSgBrIFbJk9XnLvQw2ETcyDo4Rm8pA==
  resolved "https://registry.npmjs.org/undici/-/undici-6.21.0.tgz#${NOT.sha1}"`,
    expected: [],
  },
  {
    name: 'a question that gives id and token in one breath',
    text: `请帮忙下载，media_id=${M.c}，token是 ${NOT.token}，客户openid：${NOT.openid}，unionid：${NOT.unionid}。`,
    expected: [{ mediaId: M.c }],
  },
  {
    name: 'an id that begins like a token and stands in the right field',
    text: `{"media_id":"ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR","token":"ENC0123456789abcdefGHIJKLmnopQRSTuvwxYZ0123456789"}`,
    expected: [{ mediaId: 'ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR' }],
  },
];
