import type { ErrcodeRow } from './errcode-row.ts';

/** WeCom: tokens, permissions and rates (wechat-api.md §2.3). */
export const WECOM_ACCESS: readonly ErrcodeRow[] = [
  {
    code: -1,
    meaning: { en: 'WeCom is busy.', 'zh-CN': '企业微信服务器繁忙。' },
    cure: { en: 'Wait a moment, then retry.', 'zh-CN': '稍等片刻再重试。' },
    retry: 'backoff',
    action: 'retry',
  },
  {
    code: 40001,
    meaning: {
      en: 'The Secret does not match the Corp ID, or the app is disabled.',
      'zh-CN': 'Secret 与企业 ID 不匹配，或应用已停用。',
    },
    cure: {
      en: 'Copy the Secret again from the app’s page (it may have been reset), and check that the app is enabled.',
      'zh-CN': '从应用详情页重新复制 Secret（可能已被重置），并确认应用处于启用状态。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40013,
    meaning: { en: 'WeCom does not know this Corp ID.', 'zh-CN': '企业 ID（corpid）无效。' },
    cure: {
      en: 'Copy the Corp ID again from “My Company”. Upper and lower case matter.',
      'zh-CN': '在“我的企业”中重新复制企业 ID，注意区分大小写。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40014,
    meaning: {
      en: 'The access_token is not valid here.',
      'zh-CN': 'access_token 无效。',
    },
    cure: {
      en: 'If it was pasted, paste a new one, and check that it belongs to this account.',
      'zh-CN': '如果是手动粘贴的，请重新粘贴，并确认它属于当前账号。',
    },
    retry: 'refresh_token',
    action: 'edit_account',
  },
  {
    code: 40091,
    meaning: { en: 'The Secret belongs to another company.', 'zh-CN': 'Secret 属于另一家企业。' },
    cure: {
      en: 'Enter the Secret of an app of this company.',
      'zh-CN': '请填写本企业应用的 Secret。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 41001,
    meaning: {
      en: 'The request arrived without its access_token.',
      'zh-CN': '请求到达时缺少 access_token。',
    },
    cure: {
      en: 'A proxy between here and WeCom seems to drop the query. Check the Base URL.',
      'zh-CN': '中间的代理可能丢弃了网址参数，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 41002,
    meaning: { en: 'The Corp ID is missing.', 'zh-CN': '缺少企业 ID（corpid）。' },
    cure: { en: 'Fill in the Corp ID.', 'zh-CN': '请填写企业 ID。' },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 41004,
    meaning: { en: 'The Secret is missing.', 'zh-CN': '缺少 Secret（corpsecret）。' },
    cure: { en: 'Fill in the Secret.', 'zh-CN': '请填写 Secret。' },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 42001,
    meaning: { en: 'The access_token has expired.', 'zh-CN': 'access_token 已过期。' },
    cure: {
      en: 'Retry with a new one. If it was pasted, paste a new one first.',
      'zh-CN': '请重试以获取新的；如果是手动粘贴的，请先重新粘贴。',
    },
    retry: 'refresh_token',
    action: 'retry',
  },
  {
    code: 42007,
    meaning: { en: 'The pre_auth_code has expired.', 'zh-CN': 'pre_auth_code 已过期。' },
    cure: {
      en: 'Authorise the third-party app again in the WeCom console.',
      'zh-CN': '请在企业微信管理后台重新授权第三方应用。',
    },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 45009,
    meaning: {
      en: 'Too many calls: WeCom blocks them until the limit’s window is over.',
      'zh-CN': '调用过于频繁，企业微信已暂时限制。',
    },
    cure: {
      en: 'Wait: a minute limit clears in 60 seconds, an hour limit in 60 minutes, a daily one at midnight. After many wrong Secrets the wait is an hour.',
      'zh-CN':
        '请等待：分钟级限制 60 秒后解除，小时级 60 分钟后解除，每日限制次日零点解除。多次使用错误 Secret 会被限制一小时。',
    },
    retry: { afterSeconds: 60 },
    action: 'retry',
  },
  {
    code: 45031,
    meaning: { en: 'WeCom considers this Secret unsafe.', 'zh-CN': '企业微信判定该 Secret 不安全。' },
    cure: {
      en: 'Reset the Secret in the WeCom console, then enter the new one.',
      'zh-CN': '请在企业微信管理后台重置 Secret，然后填写新的。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 45033,
    meaning: { en: 'Too many calls at the same time.', 'zh-CN': '并发调用过多。' },
    cure: { en: 'Wait a moment, then retry.', 'zh-CN': '稍等片刻再重试。' },
    retry: { afterSeconds: 10 },
    action: 'retry',
  },
  {
    code: 48001,
    meaning: { en: 'This account may not use this API.', 'zh-CN': '该账号无权使用此接口。' },
    cure: {
      en: 'Check that the Secret is that of an app which may use temporary media.',
      'zh-CN': '请确认所用 Secret 对应的应用有权使用临时素材接口。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 48002,
    meaning: { en: 'The app has no permission for this API.', 'zh-CN': '应用没有此接口的权限。' },
    cure: {
      en: 'Check the app’s permissions in the WeCom console.',
      'zh-CN': '请在企业微信管理后台检查应用权限。',
    },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 48004,
    meaning: { en: 'The app’s authorisation is no longer valid.', 'zh-CN': '应用授权已失效。' },
    cure: {
      en: 'Authorise the app again in the WeCom console.',
      'zh-CN': '请在企业微信管理后台重新授权该应用。',
    },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 48006,
    meaning: {
      en: 'The permission was withdrawn after long disuse.',
      'zh-CN': '接口长期未使用，权限已被收回。',
    },
    cure: {
      en: 'Ask an administrator to enable it again in the WeCom console.',
      'zh-CN': '请管理员在企业微信管理后台重新启用。',
    },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 50002,
    meaning: { en: 'The member is outside the app’s visible range.', 'zh-CN': '成员不在应用可见范围内。' },
    cure: {
      en: 'Widen the app’s visible range in the WeCom console.',
      'zh-CN': '请在企业微信管理后台调整应用的可见范围。',
    },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 50003,
    meaning: { en: 'The app is disabled.', 'zh-CN': '应用已停用。' },
    cure: {
      en: 'Ask an administrator to enable it in the WeCom console.',
      'zh-CN': '请管理员在企业微信管理后台启用该应用。',
    },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 60020,
    meaning: {
      en: 'This computer’s IP is not a trusted IP of the app.',
      'zh-CN': '本机 IP 不在应用的企业可信 IP 中。',
    },
    cure: {
      en: 'Copy the IP and add it under “Trusted IP” on the app’s page (that needs a trusted domain or a callback URL first). It takes about a minute. If your IP changes, use a relay with a fixed IP as Base URL.',
      'zh-CN':
        '复制 IP，添加到应用详情页的“企业可信 IP”（需先设置可信域名或接收消息的回调 URL），约一分钟后生效。如果 IP 经常变化，可将固定 IP 的代理设为接口地址。',
    },
    retry: 'never',
    action: 'copy_ip',
  },
  {
    code: 301002,
    meaning: {
      en: 'The access_token does not belong to this agentid.',
      'zh-CN': 'access_token 与 agentid 不匹配。',
    },
    cure: { en: 'Use the Secret of the right app.', 'zh-CN': '请使用对应应用的 Secret。' },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 301007,
    meaning: { en: 'The company is disabled or dissolved.', 'zh-CN': '企业已被停用或解散。' },
    cure: {
      en: 'Ask the company’s WeCom administrator, or use another account.',
      'zh-CN': '请联系企业微信管理员，或使用其他账号。',
    },
    retry: 'never',
    action: 'switch_account',
  },
  {
    code: 2000002,
    meaning: { en: 'This Corp ID does not exist.', 'zh-CN': '企业 ID（corpid）不存在。' },
    cure: {
      en: 'Copy the Corp ID again from “My Company”.',
      'zh-CN': '在“我的企业”中重新复制企业 ID。',
    },
    retry: 'never',
    action: 'edit_account',
  },
];
