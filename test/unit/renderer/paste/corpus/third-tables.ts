import type { CorpusInput } from './input.ts';
import { M, NOT } from './third-ids.ts';

/** Tables out of databases, sheets and documents. */
export const thirdTables: readonly CorpusInput[] = [
  {
    name: 'MySQL with vertical rows',
    text: `mysql> select * from wx_msg order by id desc limit 2\\G
*************************** 1. row ***************************
         id: 88213
   msg_type: image
from_openid: ${NOT.openid}
   media_id: ${M.c}
create_time: 1763712131
    msg_md5: ${NOT.md5}
*************************** 2. row ***************************
         id: 88212
   msg_type: voice
from_openid: ${NOT.openid}
   media_id: ${M.d}
create_time: 1763712100
    msg_md5: NULL
2 rows in set (0.00 sec)`,
    expected: [
      { mediaId: M.c, type: 'image', sentAt: 1763712131, sender: NOT.openid },
      { mediaId: M.d, type: 'voice', sentAt: 1763712100, sender: NOT.openid },
    ],
  },
  {
    name: 'a MySQL table with hashes beside the ids',
    text: `+-------+----------+------------------------------------------------------------------+----------------------------------+-------------+
| id    | msg_type | media_id                                                         | file_md5                         | create_time |
+-------+----------+------------------------------------------------------------------+----------------------------------+-------------+
| 88213 | image    | ${M.c} | ${NOT.md5} |  1763712131 |
| 88212 | voice    | ${M.d} | NULL                             |  1763712100 |
| 88211 | text     | NULL                                                             | NULL                             |  1763712000 |
+-------+----------+------------------------------------------------------------------+----------------------------------+-------------+`,
    expected: [
      { mediaId: M.c, type: 'image', sentAt: 1763712131 },
      { mediaId: M.d, type: 'voice', sentAt: 1763712100 },
    ],
  },
  {
    name: 'psql with its own rule lines',
    text: ` id | media_id | openid | unionid
----+----------+--------+---------
  1 | ${M.e} | ${NOT.openid} | ${NOT.unionid}
  2 | ${M.g} | ${NOT.openid} | ${NOT.unionid}
(2 rows)`,
    expected: [
      { mediaId: M.e, sender: NOT.openid },
      { mediaId: M.g, sender: NOT.openid },
    ],
  },
  {
    name: 'a Markdown table with Chinese headers and code marks',
    text: `| 序号 | 客户 | 素材ID | 类型 | 备注 |
|:---:|---|:---|---|---|
| 1 | 张三 | \`${M.a}\` | 图片 | 已发 |
| 2 | 李四 | \`${M.c}\` | 语音 | sha1 \`${NOT.sha1}\` |`,
    expected: [
      { mediaId: M.a, type: 'image' },
      { mediaId: M.c, type: 'voice' },
    ],
  },
  {
    name: 'cells of a sheet with a merged header row above the real one',
    text: `11月客服素材登记\t\t\t\t
客户\t素材\t\t\t处理
昵称\topenid\tmedia_id\t类型\t人员
张三\t${NOT.openid}\t${M.c}\timage\t小李
李四\t${NOT.openid}\t${M.d}\tvoice\t小王`,
    expected: [
      { mediaId: M.c, type: 'image' },
      { mediaId: M.d, type: 'voice' },
    ],
  },
  {
    name: 'a CSV with quotes, semicolons and CRLF, as a German Excel writes it',
    text: `"Absender";"MsgType";"media_id";"access_token"\r\n"Müller; Anna";"image";"${M.e}";"${NOT.token}"\r\n"Weber";"file";"${M.f}";"${NOT.token}"\r\n`,
    expected: [
      { mediaId: M.e, type: 'image' },
      { mediaId: M.f, type: 'file' },
    ],
  },
  {
    name: 'a sheet where the id column stands last and is named MediaID/素材',
    text: `日期,发送人,消息ID,素材ID(media_id)
2026/11/21 14:02,zhangsan,7321968541234567890,${M.a}
2026/11/21 14:05,lisi,7321968541234567891,${M.b}`,
    expected: [
      { mediaId: M.a, sender: 'zhangsan', messageId: '7321968541234567890' },
      { mediaId: M.b, sender: 'lisi', messageId: '7321968541234567891' },
    ],
  },
  {
    name: 'a SQL insert of several rows',
    text: `INSERT INTO \`wx_media\` (\`id\`,\`media_id\`,\`type\`,\`openid\`,\`created_at\`,\`sign\`) VALUES (1,'${M.c}','image','${NOT.openid}',1763712131,'${NOT.md5}'),(2,'${M.d}','voice','${NOT.openid}',1763712140,'${NOT.sha1}');`,
    expected: [
      { mediaId: M.c, type: 'image', sentAt: 1763712131 },
      { mediaId: M.d, type: 'voice', sentAt: 1763712140 },
    ],
  },
  {
    name: 'a plain list with ticks, comments and blank lines',
    text: `# to renew
- [x] ${M.a}
- [ ] ${M.b}   # poster
* ${M.c}

4) ${M.d};
${M.e},
"${M.f}",`,
    expected: [
      { mediaId: M.a },
      { mediaId: M.b },
      { mediaId: M.c },
      { mediaId: M.d },
      { mediaId: M.e },
      { mediaId: M.f },
    ],
  },
  {
    name: 'an HTML table copied from its source',
    text: `<table><thead><tr><th>用户</th><th>media_id</th><th>md5</th></tr></thead><tbody><tr><td>张三</td><td>${M.d}</td><td>${NOT.md5}</td></tr><tr><td>李四</td><td>${M.e}</td><td>${NOT.md5}</td></tr></tbody></table>`,
    expected: [{ mediaId: M.d }, { mediaId: M.e }],
  },
  {
    name: 'Mongo shell documents',
    text: `{ "_id" : ObjectId("691ffcf33c0f5d2e7a1b9c0d"), "openid" : "${NOT.openid}", "msgType" : "image", "mediaId" : "${M.l}", "createTime" : NumberLong(1763712131), "fileMd5" : "${NOT.md5}" }
{ "_id" : ObjectId("691ffcf33c0f5d2e7a1b9c0e"), "openid" : "${NOT.openid}", "msgType" : "text", "content" : "ok" }`,
    expected: [{ mediaId: M.l, type: 'image', sentAt: 1763712131, sender: NOT.openid }],
  },
];
