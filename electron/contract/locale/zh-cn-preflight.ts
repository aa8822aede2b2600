import type { Catalogue } from './keys.ts';

export const zhCnPreflight: Pick<Catalogue, 'preflight' | 'limits'> = {
  preflight: {
    verdict: {
      ready: '可以发送',
      fits_after_conversion: '转换后可发送',
      will_be_refused: '会被拒绝',
    },
    reason: {
      type_not_on_platform: '此平台没有适合 {{format}} 文件的类型',
      format_not_taken: '接受 {{taken}}，此文件是 {{format}}',
      too_small: '太小：{{size}}，至少 {{limit}}',
      too_large: '太大：{{size}}，上限 {{limit}}',
      too_long: '太长：{{seconds}} 秒，上限 {{limit}} 秒',
      damaged: '开头像 {{format}}，但无法读取：文件已损坏，或是别的内容',
      incomplete: '文件缺少结尾：没有完整保存或复制',
      too_many_pixels: '{{width}} × {{height}} 像素，手机无法显示',
    },
    cure: {
      fit: '适配',
      send_as_file: '作为文件发送',
      switch_to_current: '改用现行限制',
      send_anyway: '仍然发送',
    },
  },
  limits: {
    profile: { documented: '文档', current: '现行' },
    source: {
      enterprise_account_document: '企业号文档',
      wecom_page: '企业微信“上传临时素材”页面',
      official_account_page: '公众号“新增临时素材”页面',
      mini_program_document: '小程序文档：仅限图片，未写明大小；10 MB 为实测',
      own: '由你修改',
    },
  },
};
