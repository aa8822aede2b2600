import type { ErrcodeRow } from './errcode-row.ts';

const gone: Pick<ErrcodeRow, 'meaning' | 'cure' | 'retry' | 'action' | 'refusesMediaId'> = {
  meaning: {
    en: 'WeChat does not know this media_id, or it has expired.',
    'zh-CN': '微信找不到该 media_id，或已过期。',
  },
  cure: {
    en: 'Likely causes, in this order: it is older than three days; it belongs to another account; it was copied incompletely. Switch account, or upload the file again.',
    'zh-CN': '可能的原因依次为：已超过三天；属于另一个账号；复制不完整。请切换账号，或重新上传文件。',
  },
  retry: 'never',
  action: 'switch_account',
  refusesMediaId: true,
};

/** Official Account and Mini Program: media (wechat-api.md §7). On media/get 40004, 40007 and 46001 are one. */
export const OFFICIAL_ACCOUNT_MEDIA: readonly ErrcodeRow[] = [
  {
    code: 40004,
    meaning: {
      en: 'This account does not take this media type.',
      'zh-CN': '该账号不支持此媒体类型（type）。',
    },
    cure: {
      en: 'Choose image, voice, video or thumb. A Mini Program takes images only.',
      'zh-CN': '请选择图片、语音、视频或缩略图；小程序只支持图片。',
    },
    retry: 'never',
    action: null,
  },
  { code: 40004, call: 'get', ...gone },
  {
    code: 40005,
    meaning: {
      en: 'The file’s format or name extension does not fit the type.',
      'zh-CN': '文件格式或扩展名与类型不符。',
    },
    cure: {
      en: 'Give the file the extension of what it really is (image: JPG, PNG or GIF, voice: AMR or MP3, video: MP4), or choose another type.',
      'zh-CN': '请让扩展名与实际格式一致（图片：JPG、PNG 或 GIF，语音：AMR 或 MP3，视频：MP4），或改选类型。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 40006,
    meaning: { en: 'The file’s size is not allowed.', 'zh-CN': '文件大小不符合要求。' },
    cure: { en: 'Make the file smaller.', 'zh-CN': '请减小文件。' },
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
    meaning: { en: 'The image’s size is not allowed.', 'zh-CN': '图片大小或尺寸不符合要求。' },
    cure: { en: 'Make the image smaller.', 'zh-CN': '请缩小图片。' },
    retry: 'never',
    action: null,
  },
  {
    code: 40010,
    meaning: { en: 'The voice’s size is not allowed.', 'zh-CN': '语音大小不符合要求。' },
    cure: { en: 'Cut it: at most 2 MB and 60 seconds.', 'zh-CN': '请剪短：不超过 2 MB、60 秒。' },
    retry: 'never',
    action: null,
  },
  {
    code: 40011,
    meaning: { en: 'The video’s size is not allowed.', 'zh-CN': '视频大小不符合要求。' },
    cure: { en: 'Make the video smaller: at most 10 MB.', 'zh-CN': '请压缩视频：不超过 10 MB。' },
    retry: 'never',
    action: null,
  },
  {
    code: 40012,
    meaning: { en: 'The thumb’s size is not allowed.', 'zh-CN': '缩略图大小不符合要求。' },
    cure: {
      en: 'A thumb is a JPG of at most 64 KB. Make it smaller, or upload it as an image.',
      'zh-CN': '缩略图须为不超过 64 KB 的 JPG。请缩小，或作为图片上传。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 40058,
    meaning: { en: 'The name of a tab bar is not valid.', 'zh-CN': '底部标签栏名称无效。' },
    cure: {
      en: 'Media Desk sends no such name. Check the Base URL.',
      'zh-CN': '素材台不会发送该参数，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40113,
    meaning: { en: 'The file’s type is not supported.', 'zh-CN': '不支持的文件类型。' },
    cure: {
      en: 'Give the file’s name the extension of what it really is.',
      'zh-CN': '请为文件名加上与实际格式一致的扩展名。',
    },
    retry: 'never',
    action: null,
  },
  {
    code: 40118,
    meaning: { en: 'The media_id’s length is wrong.', 'zh-CN': 'media_id 长度不正确。' },
    cure: {
      en: 'It may have been cut while copying. Copy it again in full.',
      'zh-CN': '可能在复制时被截断，请重新完整复制。',
    },
    retry: 'never',
    action: null,
    refusesMediaId: true,
  },
  {
    code: 40121,
    meaning: { en: 'The media_id’s kind is wrong.', 'zh-CN': 'media_id 的类型不正确。' },
    cure: {
      en: 'Check that it is a temporary media_id of this account, copied in full.',
      'zh-CN': '请确认它是当前账号的临时素材 media_id，且复制完整。',
    },
    retry: 'never',
    action: 'switch_account',
    refusesMediaId: true,
  },
  {
    code: 40137,
    meaning: { en: 'The image’s format is not supported.', 'zh-CN': '不支持的图片格式。' },
    cure: { en: 'Convert it to JPG, PNG or GIF.', 'zh-CN': '请转换为 JPG、PNG 或 GIF。' },
    retry: 'never',
    action: null,
  },
  {
    code: 41005,
    meaning: { en: 'WeChat found no file in the request.', 'zh-CN': '微信未在请求中找到文件。' },
    cure: {
      en: 'Check that the file’s name has an extension. If it has, a proxy may be changing the request: check the Base URL.',
      'zh-CN': '请确认文件名带有扩展名；如果有，可能是代理改动了请求，请检查接口地址。',
    },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 41006,
    meaning: { en: 'The request arrived without a media_id.', 'zh-CN': '请求到达时缺少 media_id。' },
    cure: {
      en: 'A proxy between here and WeChat seems to drop the query. Check the Base URL.',
      'zh-CN': '中间的代理可能丢弃了网址参数，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 43001,
    meaning: { en: 'The server wants a GET request but got another.', 'zh-CN': '该接口需要 GET 请求。' },
    cure: {
      en: 'A proxy changed the request on its way. Check the Base URL.',
      'zh-CN': '请求在途中被代理改动，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 44001,
    meaning: { en: 'The file arrived empty.', 'zh-CN': '收到的文件为空。' },
    cure: {
      en: 'Check that the file is not empty, then retry.',
      'zh-CN': '请确认文件不为空，然后重试。',
    },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 44002,
    meaning: { en: 'The request arrived without its body.', 'zh-CN': '请求到达时内容为空。' },
    cure: {
      en: 'A proxy may be dropping it. Retry, then check the Base URL.',
      'zh-CN': '可能被代理丢弃。请重试，并检查接口地址。',
    },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 45001,
    meaning: { en: 'The file is too large for its type.', 'zh-CN': '文件超过该类型的大小上限。' },
    cure: { en: 'Make the file smaller.', 'zh-CN': '请减小文件。' },
    retry: 'never',
    action: null,
  },
  {
    code: 45007,
    meaning: { en: 'The voice is longer than 60 seconds.', 'zh-CN': '语音超过 60 秒。' },
    cure: { en: 'Cut it to 60 seconds.', 'zh-CN': '请剪到 60 秒以内。' },
    retry: 'never',
    action: null,
  },
  { code: 46001, ...gone },
  {
    code: 87014,
    meaning: { en: 'WeChat judged the content to be risky.', 'zh-CN': '内容含有违规风险，被微信拒绝。' },
    cure: { en: 'Use other content.', 'zh-CN': '请更换内容。' },
    retry: 'never',
    action: null,
  },
];
