import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

/** Rows out of spreadsheets. */
export const fifthSheets: readonly CorpusInput[] = [
  {
    name: 'fifth: a CSV with BOM, CRLF and a line break inside quotes',
    text: `\uFEFF序号,客户,素材ID,备注\r\n1,张三,${F.w13},"客户说:\n图片看不清, 请重发"\r\n2,李四,${F.w14},"token ""${N.secret}"" 已作废"\r\n`,
    expected: [{ mediaId: F.w13 }, { mediaId: F.w14 }],
  },
  {
    name: 'fifth: semicolons and a decimal comma',
    text: `Nr;Kunde;Media ID;Größe MB;MD5
1;Müller;${F.o7};1,25;${N.md5}
2;Schmidt;${F.o8};0,40;${N.md5}`,
    expected: [{ mediaId: F.o7 }, { mediaId: F.o8 }],
  },
  {
    name: 'fifth: TSV from Tencent Docs, header in Chinese, an empty cell',
    text: `日期\t客服\t类型\tmedia_id\t客户openid
11/22\t小王\t图片\t${F.o9}\t${N.open}
11/22\t小王\t语音\t\t${N.open}
11/22\t小李\t视频\t${F.o10}\t${N.open}`,
    expected: [
      { mediaId: F.o9, type: 'image' },
      { mediaId: F.o10, type: 'video' },
    ],
  },
  {
    name: 'fifth: Excel clipboard as HTML',
    text: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0><tr height=20><td>media_id</td><td>sender</td><td>hash</td></tr><!--StartFragment--><tr><td class=xl65>${F.w15}</td><td>wangwu</td><td>${N.sha1}</td></tr><tr><td class=xl65>${F.w16}</td><td>zhaoliu</td><td>${N.sha1}</td></tr><!--EndFragment--></table></body></html>`,
    expected: [{ mediaId: F.w15 }, { mediaId: F.w16 }],
  },
  {
    name: 'fifth: a table whose title row comes before the header',
    text: `11月素材登记表,,,
导出时间：2025-11-22,,,
编号,图片MediaId,缩略图ThumbMediaId,AppSecret
1,${F.o11},${F.o12},${N.appSecret}
2,${F.o13},,${N.appSecret}`,
    expected: [{ mediaId: F.o11 }, { mediaId: F.o12, type: 'thumb' }, { mediaId: F.o13 }],
  },
  {
    name: 'fifth: Excel text cells with an apostrophe and a formula guard',
    text: `media_id,name
'${F.w17},a.jpg
"=""${F.w18}""",b.jpg
'${F.dash},c.jpg`,
    expected: [{ mediaId: F.w17 }, { mediaId: F.w18 }, { mediaId: F.dash }],
  },
  {
    name: 'fifth: pipe-separated with spaces and no outer pipes',
    text: `time | msgtype | media_id | from
14:50 | voice | ${F.w19} | sunba
14:51 | image | ${F.w20} | zhoujiu`,
    expected: [
      { mediaId: F.w19, type: 'voice' },
      { mediaId: F.w20, type: 'image' },
    ],
  },
  {
    name: 'fifth: a transposed sheet, names in the first column',
    text: `MsgType,image,voice,video
CreateTime,1763795000,1763795001,1763795002
MediaId,${F.o14},${F.o15},${F.o16}
FromUserName,${N.open},${N.open},${N.open}`,
    expected: [{ mediaId: F.o14 }, { mediaId: F.o15 }, { mediaId: F.o16 }],
  },
  {
    name: 'fifth: several ids in one cell',
    text: `工单号,media_ids,处理人
T-1001,"${F.w21};${F.w22}",小王
T-1002,"${F.w23}, ${F.w24}",小李
T-1003,${F.w25}|${F.w26},小李`,
    expected: [F.w21, F.w22, F.w23, F.w24, F.w25, F.w26].map((mediaId) => ({ mediaId })),
  },
];
