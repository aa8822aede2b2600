import type { ErrcodeRow } from './errcode-row.ts';

const gone: Pick<ErrcodeRow, 'meaning' | 'cure' | 'retry' | 'action' | 'refusesMediaId'> = {
  meaning: {
    en: 'WeCom does not know this media_id, or it has expired.',
    'zh-CN': '企业微信找不到该 media_id，或已过期。',
  },
  cure: {
    en: 'Likely causes, in this order: it is older than three days; it belongs to another company; it was copied incompletely. Switch account, or upload the file again.',
    'zh-CN': '可能的原因依次为：已超过三天；属于另一家企业；复制不完整。请切换账号，或重新上传文件。',
  },
  retry: 'never',
  action: 'switch_account',
  refusesMediaId: true,
};

/** WeCom: media (wechat-api.md §7). On media/get 40004, 40007 and 46001 are one. */
export const WECOM_MEDIA: readonly ErrcodeRow[] = [
  {
    code: 40004,
    meaning: {
      en: 'The file’s format does not meet the rules for this type.',
      'zh-CN': '文件格式不符合该类型的要求。',
    },
    cure: {
      en: 'Convert it (image: JPG or PNG, voice: AMR, video: MP4), or upload it as a file.',
      'zh-CN': '请转换格式（图片：JPG 或 PNG，语音：AMR，视频：MP4），或作为普通文件上传。',
    },
    retry: 'never',
    action: null,
  },
  { code: 40004, call: 'get', ...gone },
  {
    code: 40005,
    meaning: { en: 'WeCom does not know this media type.', 'zh-CN': '媒体类型（type）无效。' },
    cure: {
      en: 'Choose image, voice, video or file.',
      'zh-CN': '请选择图片、语音、视频或普通文件。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 40006,
    meaning: { en: 'The file’s size is not allowed.', 'zh-CN': '文件大小不符合要求。' },
    cure: {
      en: 'It must be more than 5 bytes and within the limit of its type.',
      'zh-CN': '文件须大于 5 字节，且不超过该类型的上限。',
    },
    retry: 'never',
    action: null,
  },
  { code: 40007, ...gone },
  {
    code: 40008,
    meaning: { en: 'The message type is not valid.', 'zh-CN': '消息类型无效。' },
    cure: {
      en: 'This concerns sending messages, not media. Check the Base URL.',
      'zh-CN': '该错误与发送消息有关，与素材无关。请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40009,
    meaning: { en: 'The image’s size is not allowed.', 'zh-CN': '图片大小不符合要求。' },
    cure: {
      en: 'Make the image smaller, or upload it as a file.',
      'zh-CN': '请缩小图片，或作为普通文件上传。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 40011,
    meaning: { en: 'The video’s size is not allowed.', 'zh-CN': '视频大小不符合要求。' },
    cure: {
      en: 'Make the video smaller, or upload it as a file.',
      'zh-CN': '请压缩视频，或作为普通文件上传。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 40058,
    meaning: { en: 'A parameter of the request is not valid.', 'zh-CN': '请求参数不合法。' },
    cure: {
      en: 'Retry. If it stays, a proxy may be changing the request: check the Base URL.',
      'zh-CN': '请重试；如果仍然出现，可能是代理改动了请求，请检查接口地址。',
    },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 40063,
    meaning: { en: 'A required parameter is empty.', 'zh-CN': '必填参数为空。' },
    cure: {
      en: 'Retry. If it stays, a proxy may be changing the request: check the Base URL.',
      'zh-CN': '请重试；如果仍然出现，可能是代理改动了请求，请检查接口地址。',
    },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 41006,
    meaning: { en: 'The request arrived without a media_id.', 'zh-CN': '请求到达时缺少 media_id。' },
    cure: {
      en: 'A proxy between here and WeCom seems to drop the query. Check the Base URL.',
      'zh-CN': '中间的代理可能丢弃了网址参数，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 41072,
    meaning: {
      en: 'The attachment does not fit the place it is meant for.',
      'zh-CN': '附件类型与使用场景不符。',
    },
    cure: {
      en: 'Use a media type that this kind of attachment allows.',
      'zh-CN': '请使用该附件场景支持的媒体类型。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 41080,
    meaning: { en: 'The attachment is too large.', 'zh-CN': '附件过大。' },
    cure: { en: 'Make the file smaller.', 'zh-CN': '请减小文件。' },
    retry: 'never',
    action: null,
  },
  {
    code: 41081,
    meaning: { en: 'The attachment’s resolution is not allowed.', 'zh-CN': '附件分辨率不符合要求。' },
    cure: { en: 'Scale the image or video down.', 'zh-CN': '请降低图片或视频的分辨率。' },
    retry: 'never',
    action: null,
  },
  {
    code: 41082,
    meaning: { en: 'The attachment plays too long.', 'zh-CN': '附件时长超出限制。' },
    cure: { en: 'Cut the video shorter.', 'zh-CN': '请剪短视频。' },
    retry: 'never',
    action: null,
  },
  {
    code: 41090,
    meaning: {
      en: 'The video’s format is wrong, or the file is damaged.',
      'zh-CN': '视频格式有误或文件已损坏。',
    },
    cure: { en: 'Export the video again as MP4.', 'zh-CN': '请重新导出为 MP4 视频。' },
    retry: 'never',
    action: null,
  },
  {
    code: 44001,
    meaning: {
      en: 'WeCom found no file in the request, or an empty one.',
      'zh-CN': '请求中没有文件，或文件为空。',
    },
    cure: {
      en: 'Check that the file is not empty. If it is not, a proxy may be changing the request: check the Base URL.',
      'zh-CN': '请确认文件不为空；如果不为空，可能是代理改动了请求，请检查接口地址。',
    },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 45001,
    meaning: { en: 'The file is too large for its type.', 'zh-CN': '文件超过该类型的大小上限。' },
    cure: {
      en: 'Make it smaller, or upload it as a file (up to 20 MB).',
      'zh-CN': '请减小文件，或作为普通文件上传（不超过 20 MB）。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 45007,
    meaning: { en: 'The voice is longer than 60 seconds.', 'zh-CN': '语音超过 60 秒。' },
    cure: {
      en: 'Cut it to 60 seconds, or upload it as a file.',
      'zh-CN': '请剪到 60 秒以内，或作为普通文件上传。',
    },
    retry: 'never',
    action: null,
  },
  { code: 46001, call: 'get', ...gone },
  {
    code: 301015,
    meaning: { en: 'This media_id is not that of an image.', 'zh-CN': '该 media_id 不是图片素材。' },
    cure: { en: 'Upload the file as an image.', 'zh-CN': '请以图片类型上传。' },
    retry: 'never',
    action: null,
  },
  {
    code: 301016,
    meaning: { en: 'The voice file does not meet the rules.', 'zh-CN': '语音文件不符合要求。' },
    cure: {
      en: 'It must be AMR, at most 2 MB and 60 seconds. Convert it, or upload it as a file.',
      'zh-CN': '语音须为 AMR 格式，不超过 2 MB、60 秒。请转换，或作为普通文件上传。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 301017,
    meaning: { en: 'A voice must be AMR.', 'zh-CN': '语音只支持 AMR 格式。' },
    cure: {
      en: 'Convert it to AMR, or upload it as a file.',
      'zh-CN': '请转换为 AMR，或作为普通文件上传。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 301019,
    meaning: { en: 'The file’s MD5 does not match.', 'zh-CN': '文件 MD5 不匹配。' },
    cure: { en: 'Retry: the MD5 is then computed again.', 'zh-CN': '请重试，将重新计算 MD5。' },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 301058,
    meaning: { en: 'A page of the chat archive is too large.', 'zh-CN': '会话存档的分页过大。' },
    cure: {
      en: 'This concerns the chat archive, not media. Check the Base URL.',
      'zh-CN': '该错误与会话存档有关，与素材无关。请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 830001,
    meaning: {
      en: 'The address the server should fetch from does not support Range.',
      'zh-CN': '供服务器拉取的网址不支持 Range。',
    },
    cure: { en: 'Host the file elsewhere.', 'zh-CN': '请将文件放到支持 Range 的服务器。' },
    retry: 'never',
    action: null,
  },
  {
    code: 830002,
    meaning: {
      en: 'This media is too large to be fetched in one piece.',
      'zh-CN': '素材过大，无法一次下载。',
    },
    cure: {
      en: 'Media Desk asked for it in slices of 8 MB, so a relay in between may be dropping the Range header. Check the base URL.',
      'zh-CN': '素材台已按 8 MB 分片请求，可能是中间的转发服务去掉了 Range 请求头。请检查 Base URL。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 830003,
    meaning: {
      en: 'The server could not fetch the file from its address.',
      'zh-CN': '服务器无法从该网址拉取文件。',
    },
    cure: { en: 'Check that the address is public.', 'zh-CN': '请确认该网址可公开访问。' },
    retry: 'never',
    action: null,
  },
];
