import type { ErrorWords } from './en-errors.ts';
import type { enHandoverErrors } from './en-handover.ts';

export const zhCnHandover = {
  handover: {
    import: '导入交接单…',
    exported_other: '已将 {{count}} 个 media_id 写入交接单 {{name}}',
    imported_other: '已接收 {{count}} 个 media_id',
    left_other: '{{count}} 行无法读取',
    sheet: {
      title: '素材交接单',
      company: '企业',
      made: '制作时间',
      count: '素材数',
      howTo: '接收方法：打开素材台的“取回”，点“导入交接单…”，选择此文件。',
      picture: '预览',
      kind: '类型',
      sender: '发送者',
      sentAt: '消息时间',
      expiresAt: '到期时间',
      name: '文件',
      unknown: '–',
      inexact: '≤：最迟到期时间；消息本身的时间未知。',
      kinds: {
        image: '图片',
        voice: '语音',
        video: '视频',
        file: '文件',
        thumb: '缩略图',
        unknown: '尚不清楚',
      },
    },
  },
} as const;

export const zhCnHandoverErrors: Readonly<Record<keyof typeof enHandoverErrors, ErrorWords>> = {
  handover_nothing_live: {
    title: '所选素材均已失效',
    cure: '只有未到期的 media_id 才能交接。已取回的素材仍在本机：可保存后发送文件，或续期后发送新的 media_id。',
  },
  handover_several_companies: {
    title: '所选素材属于多家企业',
    cure: '一份交接单只能包含一家企业的素材。请只选择同一账号的素材，再次导出。',
  },
  handover_company_unknown: {
    title: '无法确定该账号属于哪家企业',
    cure: '该账号使用粘贴的 access_token，且没有填写 corpid 或 appid，其他电脑无法判断素材归属。请在账号中填写 corpid 或 appid，再次导出。',
  },
  handover_foreign_company: {
    title: '本机没有此交接单所属企业的账号：{{company}}',
    cure: 'media_id 只在所属企业内有效。请先添加该 corpid 或 appid 的账号，再导入此交接单。',
  },
  handover_not_ours: {
    title: '此文件不是交接单',
    cure: '未做任何更改。请选择素材台从“取回”导出的 JSON、CSV 或 HTML 文件，且内容未经改动。',
  },
  handover_too_large: {
    title: '内容过多，超出一份交接单的上限',
    cure: '一份交接单最多 10,000 个 media_id、48 MB。请分几份交接。',
  },
};
