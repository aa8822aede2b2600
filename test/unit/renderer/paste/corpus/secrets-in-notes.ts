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
