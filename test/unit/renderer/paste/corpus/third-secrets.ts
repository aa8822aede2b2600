import { M, NOT } from './third-ids.ts';

const { token: TOKEN, secret: SECRET, aesKey: AES_KEY } = NOT;
const GET = 'https://qyapi.weixin.qq.com/cgi-bin/media/get';
const JWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c';

/** More places where secrets stand; `M.a` stands in each, and stays. */
export const thirdSecrets: readonly (readonly [name: string, secret: string, text: string])[] = [
  [
    'JSON in a form',
    TOKEN,
    `media_id=${M.a}&payload=%7B%22access_token%22%3A%22${TOKEN}%22%2C%22x%22%3A1%7D`,
  ],
  ['a row of a web page\u2019s table', TOKEN, `<tr><th>access_token</th><td>${TOKEN}</td></tr>\n${M.a}`],
  ['a field of a web page', SECRET, `<input name="secret" class="a" value="${SECRET}">\n${M.a}`],
  ['a hidden password', SECRET, `<input type="password" value="${SECRET}"/>\n${M.a}`],
  ['a table of the console', SECRET, `│ app │ corpsecret │ media_id │\n│ kf │ '${SECRET}' │ '${M.a}' │`],
  ['set of Windows', SECRET, `set WX_SECRET=${SECRET}\r\nset MEDIA_ID=${M.a}`],
  ['PowerShell', SECRET, `$env:WX_SECRET = "${SECRET}"; Save-Media -MediaId "${M.a}"`],
  ['an option of PowerShell', TOKEN, `Save-Media -MediaId ${M.a} -AccessToken ${TOKEN}`],
  ['an option', TOKEN, `fetch-media --access-token ${TOKEN} --media-id ${M.a}`],
  ['an option in quotes', SECRET, `tool --corp-secret "${SECRET}" --media-id ${M.a}`],
  ['who may use a proxy', SECRET, `https_proxy=http://desk:${SECRET}@proxy.example.com:3128 ${M.a}`],
  ['a user of curl', SECRET, `curl -u desk:${SECRET} "https://h/?media_id=${M.a}"`],
  ['a setter of Java', SECRET, `config.setCorpSecret("${SECRET}"); get("${M.a}");`],
  ['arguments of Python', SECRET, `WeChatClient('ww1', secret='${SECRET}').media.download('${M.a}')`],
  ['UPDATE of SQL', TOKEN, `UPDATE t SET access_token = '${TOKEN}' WHERE media_id = '${M.a}';`],
  ['headers in a list', TOKEN, `["Authorization", "Bearer ${TOKEN}"]\n${M.a}`],
  ['headers of lists', TOKEN, `{"authorization": ["Bearer ${TOKEN}"], "media_id": "${M.a}"}`],
  ['of a proxy', AES_KEY, `Proxy-Authorization: Basic ${AES_KEY}=\nmedia_id: ${M.a}`],
  ['a token that nothing names', JWT, `${JWT}\n${M.a}`],
  ['a ticket of JSSDK', TOKEN, `jsapi_ticket=${TOKEN}&noncestr=Wm3WZYTPz0wzccnW ${M.a}`],
  ['a name with a remark', TOKEN, `access_token（两小时有效）：${TOKEN}\n素材ID：${M.a}`],
  ['a name in brackets', TOKEN, `访问令牌(access_token): ${TOKEN}\nmedia_id: ${M.a}`],
  ['口令', SECRET, `口令：${SECRET}，素材${M.a}`],
  ['SET of Redis', TOKEN, `SET wx:access_token:ww1 "${TOKEN}" EX 7200\n${M.a}`],
  ['a key of messages', AES_KEY, `消息加解密密钥 ${AES_KEY}\n${M.a}`],
  ['an AES key', AES_KEY, `{"aeskey":"${AES_KEY}","media_id":"${M.a}"}`],
  [
    'a private key',
    SECRET,
    `-----BEGIN RSA PRIVATE KEY-----\n${SECRET}\n${SECRET}\n-----END RSA PRIVATE KEY-----\n${M.a}`,
  ],
  ['a passwd', SECRET, `passwd=${SECRET} media_id=${M.a}`],
  ['an authorization code', SECRET, `pre_auth_code=${SECRET}&media_id=${M.a}`],
  ['a value on the next line', TOKEN, `"access_token":\n    "${TOKEN}",\n"media_id":\n    "${M.a}"`],
  ['a list of YAML', SECRET, `- name: WX_SECRET\n  value: "${SECRET}"\n- name: MEDIA_ID\n  value: ${M.a}`],
  ['what Python answers for it', TOKEN, `>>> client.access_token\n'${TOKEN}'\n>>> media_id = '${M.a}'`],
  ['a token twice', TOKEN, `${GET}?access_token=${TOKEN}&media_id=${M.a}#access_token=${TOKEN}`],
];

/** What stands beside a secret\u2019s name and is none. */
export const keptBesideSecrets: readonly (readonly [name: string, text: string])[] = [
  ['the token is empty in a file', `access_token=\nmedia_id=${M.a}`],
  ['the token is empty in YAML', `access_token:\n\nmedia_id: ${M.a}`],
  ['the token is empty in JSON', `{"access_token":"","media_id":"${M.a}"}`],
  ['the token is null', `{"access_token":null,"media_id":"${M.a}"}`],
  ['the token is empty in an address', `${GET}?access_token=&media_id=${M.a}`],
  ['a sentence of tokens', `the token expired, the media_id is ${M.a}`],
  ['a ticket of a help desk', `Ticket: KF-1234\nmedia_id: ${M.a}`],
  ['no password', `密码：无，素材ID：${M.a}`],
  ['a key that is a name', `{"key":"media_id","value":"${M.a}"}`],
  ['a cookie above', `Cookie: a=b; c=d\nmedia_id: ${M.a}`],
  ['a session', `{"session":{"media_id":"${M.a}"}}`],
  ['a head with both', `token,media_id\n,${M.a}`],
  ['the column of tokens stands last', `media_id;token\n${M.a};x`],
  ['the column of sessions stands last, in quotes', `"media_id"\t"session"\n"${M.a}"\t"x"`],
  ['a column of tickets stands beside', `media_id,ticket\n${M.a},KF-1234`],
  ['a token is spoken of above', `no access_token here\nmedia_id ${M.a}`],
  ['a robot\u2019s key stands in the address', `https://h/upload?key=${NOT.uuid}&media_id=${M.a}`],
  [
    'a token is encoded twice',
    encodeURIComponent(encodeURIComponent(`${GET}?access_token=x&media_id=${M.a}`)),
  ],
  ['a quote does not close', `token='x ; media_id='${M.a}'`],
  ['an id that holds such a word', `media_id: 3secretToken_pwd-${M.a.slice(0, 20)}\n${M.a}`],
];
