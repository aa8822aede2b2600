import type { CorpusInput } from './input.ts';
import {
  ACCESS,
  COMPANY,
  EXTERNAL,
  KF,
  OA_ACCESS,
  OPEN,
  S,
  SECRET,
  SHA1,
  UNION,
  UUID,
} from './second-ids.ts';

const tsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\r\n');

export const secondCopies: readonly CorpusInput[] = [
  {
    name: '2: cells of Excel with Chinese heads',
    text: tsv([
      ['序号', '客户', '消息类型', '素材ID', '发送时间'],
      ['1', '张三', '图片', S.wecom, '2026/11/22 14:02'],
      ['2', '李四', '语音', S.wecom2, '2026/11/22 14:05'],
    ]),
    expected: [{ mediaId: S.wecom, source: 'table' }, { mediaId: S.wecom2 }],
  },
  {
    name: '2: cells of WPS, head media_id, an openid column before it',
    text: tsv([
      ['openid', 'unionid', 'media_id', '备注'],
      [OPEN, UNION, S.image, '已过期？'],
      [OPEN, UNION, S.image2, ''],
      [OPEN, UNION, '', '无素材'],
    ]),
    expected: [{ mediaId: S.image, source: 'table' }, { mediaId: S.image2 }],
  },
  {
    name: '2: CSV with BOM, quoted cells, CRLF, a comma inside a cell',
    text: `\ufeff"msgid","external_userid","msgtype","media_id","send_time","remark"\r\n"m1","${EXTERNAL}","image","${S.kf}","1763791320","红色, 大号"\r\n"m2","${EXTERNAL}","file","${S.kf2}","1763791330","说""急"""\r\n`,
    expected: [
      { mediaId: S.kf, type: 'image', sender: EXTERNAL, messageId: 'm1', sentAt: 1763791320 },
      { mediaId: S.kf2, type: 'file', messageId: 'm2', sentAt: 1763791330 },
    ],
  },
  {
    name: '2: CSV separated by semicolons, a token column to be ignored',
    text: `id;access_token;mediaId;type\n17;${ACCESS};${S.dashFirst};image\n18;${ACCESS};${S.lineFirst};image`,
    expected: [{ mediaId: S.dashFirst }, { mediaId: S.lineFirst }],
  },
  {
    name: '2: columns without a head: name, time, id',
    text: tsv([
      ['张三', '2026-11-22 14:02', S.long],
      ['李四', '2026-11-22 14:03', S.long2],
    ]),
    expected: [{ mediaId: S.long }, { mediaId: S.long2 }],
  },
  {
    name: '2: copy of a WeCom chat, id after the colon',
    text: `张三 11/22 14:02: ${S.wecom}\n李四 11/22 14:03: 收到，我看看\n张三 11/22 14:04: 还有这个 ${S.wecom2}`,
    expected: [{ mediaId: S.wecom }, { mediaId: S.wecom2 }],
  },
  {
    name: '2: copy of a Feishu chat, full-width colon, no space before the id',
    text: `张三\n11月22日 14:02\n素材：${S.dashLast}\n\n李四\n11月22日 14:03\nmedia_id是${S.lineLast}，麻烦下载`,
    // What has a name is met first.
    expected: [{ mediaId: S.lineLast }, { mediaId: S.dashLast }],
  },
  {
    name: '2: ids glued to Chinese words on both sides',
    text: `图片${S.image}打不开，语音是「${S.voice}」。`,
    expected: [{ mediaId: S.image }, { mediaId: S.voice }],
  },
  {
    name: '2: reply of an e-mail quoted twice',
    text: `On Sun, 22 Nov 2026 at 14:02, Zhang San <zhang.san@example.com> wrote:\n> Hi team,\n>> media_id: ${S.file}\n>> corp: ${COMPANY}\n> please fetch ${S.video} too.\n> Message-ID: <CAF=abcDEF1234567890_ghijklmnop@mail.example.com>`,
    expected: [{ mediaId: S.file }, { mediaId: S.video }],
  },
  {
    name: '2: Markdown: code spans, a fence, a bullet, a link',
    text: `### 丢失的素材\n\n- 图片 \`${S.kf}\`\n- **${S.kf2}**\n\n\`\`\`json\n{"media_id": "${S.kf3}"}\n\`\`\`\n\n[下载](https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=${ACCESS}&media_id=${S.wecom3})`,
    expected: [{ mediaId: S.kf3 }, { mediaId: S.wecom3 }, { mediaId: S.kf }, { mediaId: S.kf2 }],
  },
  {
    name: '2: Markdown table',
    text: `| 类型 | media_id | openid |\n|---|---|---|\n| image | ${S.image} | ${OPEN} |\n| voice | ${S.voice} | ${OPEN} |`,
    expected: [{ mediaId: S.image }, { mediaId: S.voice }],
  },
  {
    name: '2: YAML list of messages',
    text: `messages:\n  - type: image\n    media_id: ${S.dashFirst}\n    from: zhangsan\n  - type: voice\n    media_id: "${S.lineFirst}"\n    from: lisi\naccess_token: ${OA_ACCESS}\n`,
    expected: [{ mediaId: S.dashFirst }, { mediaId: S.lineFirst }],
  },
  {
    name: '2: YAML sequence of bare ids, one begins with a dash',
    text: `media_ids:\n  - ${S.dashFirst}\n  - ${S.wecom}\n`,
    expected: [{ mediaId: S.dashFirst }, { mediaId: S.wecom }],
  },
  {
    name: '2: an .ini and an .env with one id among the keys',
    text: `[wecom]\ncorpid=${COMPANY}\ncorpsecret=${SECRET}\nWECHAT_MEDIA_ID=${S.of43}\nTOKEN=${UUID}\n`,
    expected: [{ mediaId: S.of43 }],
  },
  {
    name: '2: numbered list of ids in Chinese manner',
    text: `1、${S.image}\n2、${S.image2}\n（3）${S.voice}\n④${S.video}`,
    expected: [{ mediaId: S.image }, { mediaId: S.image2 }, { mediaId: S.voice }, { mediaId: S.video }],
  },
  {
    name: '2: list with every end an id can have',
    text: [S.dashFirst, S.lineFirst, S.dashLast, S.lineLast, S.bothEnds, S.padded1, S.padded2].join('\n'),
    expected: [S.dashFirst, S.lineFirst, S.dashLast, S.lineLast, S.bothEnds, S.padded1, S.padded2].map(
      (mediaId) => ({
        mediaId,
      }),
    ),
  },
  {
    name: '2: ids of 28, 43, 64 and 65 characters, separated by spaces',
    text: `${S.of28} ${S.of43} ${S.image} ${S.long}`,
    expected: [{ mediaId: S.of28 }, { mediaId: S.of43 }, { mediaId: S.image }, { mediaId: S.long }],
  },
  {
    name: '2: ids separated by strokes and full-width commas',
    text: `${S.wecom} / ${S.wecom2}，${S.wecom3}；${S.kf}|${S.kf2}`,
    expected: [S.wecom, S.wecom2, S.wecom3, S.kf, S.kf2].map((mediaId) => ({ mediaId })),
  },
  {
    name: '2: one id twice and with a file suffix of a download folder',
    text: `${S.wecom}\n${S.wecom}\nC:\\Users\\kf\\Downloads\\${S.wecom}.jpg`,
    expected: [{ mediaId: S.wecom }],
  },
  {
    name: '2: HTML source of an admin page',
    text: `<table class="msg-list"><tr data-msgid="7438241129375948801"><td><img src="https://wework.qpic.cn/wwpic/1/0" data-media-id="${S.thumb}"></td><td><a href="/cgi-bin/media/get?access_token=${ACCESS}&amp;media_id=${S.video}">下载</a></td></tr></table>`,
    expected: [{ mediaId: S.thumb }, { mediaId: S.video }],
  },
  {
    name: '2: code of a mini program that names a constant',
    text: `const MEDIA_ID = '${S.of43b}'; // TODO: renew before 2026-11-25\nawait client.send({ toUser: '${OPEN}', mediaId: MEDIA_ID });`,
    expected: [{ mediaId: S.of43b }],
  },
  {
    name: '2: ticket of a support system in Chinese and English',
    text: `工单#20261122-00417 【客服 ${KF}】客户 ${EXTERNAL} 反馈发送的图片无法显示。\nmediaId：${S.kf3}\nerrcode：40007 rid: 618b7228-15dfb265-1b86159a\ncommit ${SHA1}`,
    expected: [{ mediaId: S.kf3 }],
  },
  {
    name: '2: lines with full-width quotes and no-break spaces',
    text: `media_id\u00a0=\u00a0“${S.long2}”\u3000类型＝图片`,
    expected: [{ mediaId: S.long2 }],
  },
  {
    name: '2: zero-width space behind a copied id',
    text: `\u200b${S.padded1}\u200b\n\ufeff${S.kf}`,
    expected: [{ mediaId: S.padded1 }, { mediaId: S.kf }],
  },
  {
    name: '2: JSONPath in prose and one serverId of JSSDK',
    text: `wx.uploadImage success: {"errMsg":"uploadImage:ok","serverId":"${S.of28}_Long_0123456789-AbCdEfGh","mediaUrl":""} — see $.msg_list[0].image.media_id`,
    expected: [{ mediaId: `${S.of28}_Long_0123456789-AbCdEfGh` }],
  },
  {
    name: '2: list with a dash before each id',
    text: `-${S.wecom}\n-${S.kf}\n`,
    expected: [{ mediaId: S.wecom }, { mediaId: S.kf }],
  },
  {
    name: '2: a sentence that names a token, then lines with commas',
    text: `please set the token, secret\n第一个, ${S.wecom}\n第二个, ${S.kf}`,
    expected: [{ mediaId: S.wecom }, { mediaId: S.kf }],
  },
];
