import { ID, OPENID, type CorpusInput } from './input.ts';

export const tablesLists: readonly CorpusInput[] = [
  {
    name: 'CSV',
    text: `media_id,type,sender,created_at\n${ID.oa},image,${OPENID},1763800000\n${ID.voice},voice,li,1763800001\n`,
    expected: [
      { mediaId: ID.oa, type: 'image', sender: OPENID, sentAt: 1_763_800_000, source: 'table' },
      { mediaId: ID.voice, type: 'voice', sender: 'li', sentAt: 1_763_800_001 },
    ],
  },
  {
    name: 'CSV with quotes, commas and a line break in a cell, and CR LF',
    text: `"id","name","MediaId","note"\r\n"1","a, ""b"".jpg","${ID.oa}","one\r\ntwo"\r\n"2","c.jpg","${ID.voice}",""\r\n`,
    expected: [
      { mediaId: ID.oa, fileName: 'a, "b".jpg' },
      { mediaId: ID.voice, fileName: 'c.jpg' },
    ],
  },
  {
    name: 'TSV with Chinese heads',
    text: `序号\t素材ID\t类型\t发送人\n1\t${ID.oa}\t图片\t张三\n2\t${ID.voice}\t语音\t李四`,
    expected: [
      { mediaId: ID.oa, type: 'image', sender: '张三' },
      { mediaId: ID.voice, type: 'voice', sender: '李四' },
    ],
  },
  {
    name: 'CSV with semicolons and another id column',
    text: `msgid;openid;media_id\n2292012345678901;${OPENID};${ID.oa}\n2292012345678902;${OPENID};${ID.voice}`,
    expected: [
      { mediaId: ID.oa, messageId: '2292012345678901', sender: OPENID },
      { mediaId: ID.voice, messageId: '2292012345678902' },
    ],
  },
  {
    name: 'a table with both kinds of ids',
    text: `media_id,thumb_media_id,from\n${ID.oa},${ID.oaThumb},x1\n${ID.voice},,x2`,
    expected: [
      { mediaId: ID.oa, sender: 'x1' },
      { mediaId: ID.oaThumb, type: 'thumb', sender: 'x1' },
      { mediaId: ID.voice, sender: 'x2' },
    ],
  },
  {
    name: 'a Markdown table',
    text: `Broken ones:\n\n| # | media_id | from |\n|---|:--------:|------|\n| 1 | \`${ID.oa}\` | zhao |\n| 2 | ${ID.voice} | qian |\n\nThanks`,
    expected: [
      { mediaId: ID.oa, sender: 'zhao' },
      { mediaId: ID.voice, sender: 'qian' },
    ],
  },
  {
    name: 'a table of a database client',
    text: `+----+------------+\n| id | media_id   |\n+----+------------+\n|  1 | ${ID.oa} |\n|  2 | ${ID.voice} |\n+----+------------+\n2 rows in set (0.00 sec)`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }],
  },
  {
    name: 'a table with a value that is none',
    text: `media_id,type\n${ID.oa},image\n1.23E+15,image\n`,
    expected: [{ mediaId: ID.oa }],
  },
  {
    name: 'a table whose column of tokens is not one of ids',
    text: `appid,token,media_id\nwx1a2b3c4d5e6f7a8b,aB3dE6gH9jK2mN5pQ8sT1vW4yZ7_0,${ID.oa}`,
    expected: [{ mediaId: ID.oa }],
  },
  {
    name: 'one per line',
    text: `${ID.oa}\n${ID.voice}\n${ID.wecom}`,
    expected: [{ mediaId: ID.oa, source: 'list' }, { mediaId: ID.voice }, { mediaId: ID.wecom }],
  },
  {
    name: 'numbered',
    text: `1. ${ID.oa}\n2. ${ID.voice}\n3) ${ID.wecom}`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }, { mediaId: ID.wecom }],
  },
  {
    name: 'with bullets',
    text: `- ${ID.oa}\n* ${ID.voice}\n• ${ID.wecom}`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }, { mediaId: ID.wecom }],
  },
  {
    name: 'separated by Chinese punctuation',
    text: `${ID.oa}、${ID.voice}，${ID.wecom}。`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }, { mediaId: ID.wecom }],
  },
  {
    name: 'short ones',
    text: '0000001\n0000002',
    expected: [{ mediaId: '0000001' }, { mediaId: '0000002' }],
  },
  {
    name: 'a column with its head',
    text: `media_id\n${ID.oa}\n${ID.voice}`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }],
  },
  {
    name: 'an English sentence',
    text: `The picture is ${ID.oa}, the voice “${ID.voice}” — please check.`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }],
  },
  {
    name: 'a Chinese sentence without blanks',
    text: `客户发的图片是${ID.oa}，语音是${ID.voice}，麻烦看下`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }],
  },
  {
    name: 'a chat with a time before each',
    text: `客服小王 2026-11-22 10:20:33\n${ID.oa}\n客服小李 2026-11-22 10:21:07\n${ID.voice}`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }],
  },
  {
    name: 'a mail that quotes',
    text: `> 请处理：\n> ${ID.oa}\n>\n> ${ID.voice}\n好的`,
    expected: [{ mediaId: ID.oa }, { mediaId: ID.voice }],
  },
  {
    name: 'with the same id three times',
    text: `${ID.oa} ${ID.oa}\n"${ID.oa}"`,
    expected: [{ mediaId: ID.oa }],
  },
];
