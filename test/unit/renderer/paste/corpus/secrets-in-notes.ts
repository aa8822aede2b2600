import { M, NOT } from './third-ids.ts';

const { secret: SECRET } = NOT;

/** Notes as people write them and shells print them; `M.a` stands in each. */
export const secretsInNotes: readonly (readonly [name: string, text: string])[] = [
  ['is', `corpsecret is: ${SECRET}\nmedia_id is: ${M.a}`],
  ['is, and a line below', `The corpsecret is:\n${SECRET}\n\nThe media_id is:\n${M.a}`],
  ['是', `密码是：${SECRET}\n素材ID是：${M.a}`],
  ['为', `corpsecret为：${SECRET}\n素材ID为：${M.a}`],
  ['如下', `应用的 Secret 如下：\n${SECRET}\n素材 media_id 如下：\n${M.a}`],
  ['several', `tokens: ${SECRET}\nmedia_id: ${M.a}`],
  ['a list', `secrets:\n  - ${'ab'.repeat(12)}\n  - ${SECRET}\nmedia_id: ${M.a}`],
  ['credentials', `credentials: ${SECRET}\nmedia_id: ${M.a}`],
  ['an AppKey', `AppKey: ${SECRET}\nmedia_id: ${M.a}`],
  ['a variable that is printed', `$ echo $CORP_SECRET\n${SECRET}\n$ echo $MEDIA_ID\n${M.a}`],
  ['a file that is printed', `$ cat corpsecret.txt\n${SECRET}\n$ cat media_id.txt\n${M.a}`],
  [
    'HGET of Redis',
    `127.0.0.1:6379> HGET wx corpsecret\n"${SECRET}"\n127.0.0.1:6379> GET media_id\n"${M.a}"`,
  ],
  ['code of Markdown', `\`corpsecret\`: \`${SECRET}\`\n\`media_id\`: \`${M.a}\``],
  ['lines of TOML', `secret = """\n${SECRET}\n"""\nmedia_id = "${M.a}"`],
  ['a table aligned by blanks', `NAME   CORPSECRET    MEDIA_ID\nkf     ${SECRET}  ${M.a}\n\n${M.a}`],
  ['columns of two', `corpsecret      media_id\n${SECRET} ${M.a}`],
];

/** What nothing hides, and nothing takes for a media_id: a word below its name. */
export const secretsBelowNames: readonly (readonly [name: string, text: string])[] = [
  ['a sentence', `here is the secret you asked for\n${SECRET}`],
  ['a heading', `# Secret of the app\n\n${SECRET}\n\n# Next\n${M.a}`],
  ['a table without a media_id', `NAME   SECRET OF APP\nkf     ${SECRET}\nhr     ${SECRET}`],
];

/** Values that have a quote, a bracket or a blank in them, and names that go on; `M.a` stands in each. */
export const wholeSecrets: readonly (readonly [name: string, text: string])[] = [
  ['the other quote', `{"password":"Aa'${SECRET}","media_id":"${M.a}"}`],
  ['the other quote, turned round', `{'password':'Aa"${SECRET}','media_id':'${M.a}'}`],
  ['<', `{"password":"ab<${SECRET}","media_id":"${M.a}"}`],
  ['{', `{"password":"ab{${SECRET}","media_id":"${M.a}"}`],
  ['a quote that is escaped', `{"password":"ab\\"${SECRET}","media_id":"${M.a}"}`],
  ['&', `password: P@ss&${SECRET}\nmedia_id: ${M.a}`],
  ['& in a link', `https://h/?password=a&${SECRET}&media_id=${M.a}`],
  ['a comma', `password=abc,${SECRET} media_id=${M.a}`],
  ['blanks', `passphrase: my ${SECRET} phrase\nmedia_id: ${M.a}`],
  ['corner brackets', `access_token：「${SECRET}」 media_id：「${M.a}」`],
  ['a quote after is', `the secret is "${SECRET}" and media_id is "${M.a}"`],
  ['如下 on one line', `密钥如下：${SECRET}\n素材ID：${M.a}`],
  ['value', `secret value: ${SECRET}\nmedia_id: ${M.a}`],
  ['a number', `secret1: ${SECRET}\nmedia_id: ${M.a}`],
  ['a version', `corpsecret_v2=${SECRET}\nmedia_id=${M.a}`],
  ['camel case', `{"secretValue":"${SECRET}","media_id":"${M.a}"}`],
  ['a string of a secret manager', `{"SecretString":"${SECRET}","media_id":"${M.a}"}`],
  ['an object', `{"access_token":{"value":"${SECRET}"},"media_id":"${M.a}"}`],
  ['a list of JSON', `{"secret":["x","${SECRET}"],"media_id":"${M.a}"}`],
  ['the next name after &', `https://h/?password=${SECRET}&media_id=${M.a}`],
  ['the next name after a comma', `{password=${SECRET},media_id=${M.a}}`],
];

/** Heads of a column of secrets. */
export const secretHeads: readonly string[] = [
  'Secret1',
  'Secret(密钥)',
  'Secret（应用密钥）',
  '应用 Secret 值',
  'app_secret_1',
  'oauth2_token',
  'Token / 令牌',
];

/** With `M.a` beside the secret. */
export const tableWith = (head: string): string => `应用\t${head}\t素材ID\nkf\t${SECRET}\t${M.a}`;
