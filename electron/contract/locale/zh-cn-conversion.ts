import type { ErrorWords } from './en-errors.ts';
import type { enConversionErrors } from './en-conversion.ts';

export const zhCnConversionErrors: Readonly<Record<keyof typeof enConversionErrors, ErrorWords>> = {
  conversion_undecodable: {
    title: '本机无法解码此文件',
    cure: '文件已损坏，或其编码本机不支持。请将原文件作为文件发送，或先用其他程序转换。',
  },
  conversion_no_picture: { title: '此文件中没有视频画面', cure: '请作为语音或文件发送。' },
  conversion_no_sound: { title: '此文件中没有声音', cure: '请作为视频或文件发送。' },
  conversion_no_fit: {
    title: '无法缩小到限制以内',
    cure: '再缩小内容就无法辨认了。请截短它，或将原文件作为文件发送。',
  },
  conversion_lost_track: {
    title: '转换会丢失画面或声音',
    cure: '本机只能转换其中一部分，因此没有生成结果。请将原文件作为文件发送，或先用其他程序转换。',
  },
  conversion_too_many_pixels: {
    title: '{{width}} × {{height}} 像素过多，无法转换',
    cure: '请先用其他程序缩小图片，或将原文件作为文件发送。',
  },
  conversion_source_too_large: {
    title: '文件过大，无法转换',
    cure: '请先用其他程序缩小，或将原文件作为文件发送。',
  },
  conversion_stuck: {
    title: '转换没有进展',
    cure: '文件可能已损坏，或本机太忙。请重试，或将原文件作为文件发送。',
  },
  conversion_failed: {
    title: '转换中断',
    cure: '可能是内存不足。请关闭其他程序后重试，或将原文件作为文件发送。',
  },
};
