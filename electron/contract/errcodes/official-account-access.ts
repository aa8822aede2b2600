import type { ErrcodeRow } from './errcode-row.ts';

/** Official Account and Mini Program: tokens, permissions and rates (wechat-api.md §2.3). */
export const OFFICIAL_ACCOUNT_ACCESS: readonly ErrcodeRow[] = [
  {
    code: -1,
    meaning: { en: 'The WeChat server is busy.', 'zh-CN': '微信服务器繁忙。' },
    cure: { en: 'Wait a moment, then retry.', 'zh-CN': '稍等片刻再重试。' },
    retry: 'backoff',
    action: 'retry',
  },
  {
    code: 40001,
    meaning: {
      en: 'The access_token is not valid, or a newer one has replaced it.',
      'zh-CN': 'access_token 无效，或已被更新的取代。',
    },
    cure: {
      en: 'Retry with a new one. If it was pasted, paste a new one first.',
      'zh-CN': '请重试以获取新的；如果是手动粘贴的，请先重新粘贴。',
    },
    retry: 'refresh_token',
    action: 'edit_account',
  },
  {
    code: 40001,
    call: 'token',
    meaning: { en: 'The App secret is wrong.', 'zh-CN': 'AppSecret 不正确。' },
    cure: {
      en: 'Copy the App secret again, and check that it belongs to this App ID.',
      'zh-CN': '请重新复制 AppSecret，并确认它与 AppID 对应。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40002,
    meaning: { en: 'The server refused the kind of token asked for.', 'zh-CN': 'grant_type 不合法。' },
    cure: {
      en: 'A proxy may be changing the request. Check the Base URL.',
      'zh-CN': '可能是代理改动了请求，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40013,
    meaning: { en: 'The App ID is not valid.', 'zh-CN': 'AppID 无效。' },
    cure: {
      en: 'Copy the App ID again. Upper and lower case matter.',
      'zh-CN': '请重新复制 AppID，注意区分大小写。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40014,
    meaning: { en: 'The access_token is not valid here.', 'zh-CN': 'access_token 无效。' },
    cure: {
      en: 'If it was pasted, paste a new one, and check that it belongs to this account.',
      'zh-CN': '如果是手动粘贴的，请重新粘贴，并确认它属于当前账号。',
    },
    retry: 'refresh_token',
    action: 'edit_account',
  },
  {
    code: 40091,
    meaning: {
      en: 'The component ticket of a third-party platform is not valid.',
      'zh-CN': '第三方平台的 component_verify_ticket 无效。',
    },
    cure: {
      en: 'Media Desk sends no such ticket. Check the Base URL.',
      'zh-CN': '素材台不会发送该参数，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40125,
    meaning: { en: 'The App secret is not valid.', 'zh-CN': 'AppSecret 无效。' },
    cure: {
      en: 'Copy the App secret again, or reset it in the WeChat console and enter the new one.',
      'zh-CN': '请重新复制 AppSecret，或在公众平台重置后填写新的。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 40164,
    meaning: {
      en: 'This computer’s IP is not on the account’s IP allow-list.',
      'zh-CN': '本机 IP 不在该账号的 IP 白名单中。',
    },
    cure: {
      en: 'Copy the IP and add it to the IP allow-list in the developer settings of the WeChat console; check that it is the same account there. If your IP changes, use a relay with a fixed IP as Base URL.',
      'zh-CN':
        '复制 IP，在公众平台的开发设置中加入 IP 白名单，并确认是同一个账号。如果 IP 经常变化，可将固定 IP 的代理设为接口地址。',
    },
    retry: 'never',
    action: 'copy_ip',
  },
  {
    code: 40243,
    meaning: { en: 'The App secret is frozen.', 'zh-CN': 'AppSecret 已被冻结。' },
    cure: { en: 'Unfreeze it in the WeChat console.', 'zh-CN': '请在公众平台解冻 AppSecret。' },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 41001,
    meaning: {
      en: 'The request arrived without its access_token.',
      'zh-CN': '请求到达时缺少 access_token。',
    },
    cure: {
      en: 'A proxy between here and WeChat seems to drop the query. Check the Base URL.',
      'zh-CN': '中间的代理可能丢弃了网址参数，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 41002,
    meaning: { en: 'The App ID is missing.', 'zh-CN': '缺少 AppID。' },
    cure: { en: 'Fill in the App ID.', 'zh-CN': '请填写 AppID。' },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 41004,
    meaning: { en: 'The App secret is missing.', 'zh-CN': '缺少 AppSecret。' },
    cure: { en: 'Fill in the App secret.', 'zh-CN': '请填写 AppSecret。' },
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
    meaning: {
      en: 'The account’s owner changed the password, which ended the authorisation.',
      'zh-CN': '账号所有者修改了密码，授权已失效。',
    },
    cure: { en: 'Authorise again in the WeChat console.', 'zh-CN': '请在公众平台重新授权。' },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 43002,
    meaning: { en: 'The server wants a POST request but got another.', 'zh-CN': '该接口需要 POST 请求。' },
    cure: {
      en: 'A proxy changed the request on its way. Check the Base URL.',
      'zh-CN': '请求在途中被代理改动，请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 43003,
    meaning: { en: 'The server wants https.', 'zh-CN': '该接口需要 HTTPS。' },
    cure: {
      en: 'Use an https Base URL, or a proxy that goes on by https.',
      'zh-CN': '请使用 https 的接口地址，或让代理以 HTTPS 转发。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 45009,
    meaning: {
      en: 'The account’s daily quota for this API is used up.',
      'zh-CN': '该接口当日的调用次数已用完。',
    },
    cure: {
      en: 'Wait until tomorrow, or clear or raise the quota in the WeChat console.',
      'zh-CN': '请等到次日，或在公众平台清零、提升调用额度。',
    },
    retry: 'after_midnight',
    action: 'open_console',
  },
  {
    code: 45011,
    meaning: { en: 'Too many calls within a minute.', 'zh-CN': '一分钟内调用过于频繁。' },
    cure: { en: 'Wait a minute, then retry.', 'zh-CN': '请等待一分钟再重试。' },
    retry: { afterSeconds: 60 },
    action: 'retry',
  },
  {
    code: 45033,
    meaning: { en: 'A limit on cards was reached.', 'zh-CN': '卡券相关的限制已达上限。' },
    cure: {
      en: 'This concerns cards, not media. Check the Base URL.',
      'zh-CN': '该错误与卡券有关，与素材无关。请检查接口地址。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 48001,
    meaning: { en: 'This account may not use this API.', 'zh-CN': '该账号没有此接口的权限。' },
    cure: {
      en: 'Check the account’s kind and certification, and that Platform is set to the right one.',
      'zh-CN': '请检查账号类型和认证状态，并确认“平台”选择正确。',
    },
    retry: 'never',
    action: 'edit_account',
  },
  {
    code: 48004,
    meaning: { en: 'This API is banned for the account.', 'zh-CN': '该账号的此接口已被封禁。' },
    cure: { en: 'Read the notice in the WeChat console.', 'zh-CN': '请登录公众平台查看通知。' },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 48006,
    meaning: { en: 'This month’s resets of the quota are used up.', 'zh-CN': '本月的额度清零次数已用完。' },
    cure: { en: 'Wait until the daily quota renews.', 'zh-CN': '请等待每日额度恢复。' },
    retry: 'after_midnight',
    action: 'open_console',
  },
  {
    code: 50002,
    meaning: { en: 'The account is restricted or frozen.', 'zh-CN': '账号被限制或冻结。' },
    cure: { en: 'Read the notice in the WeChat console.', 'zh-CN': '请登录公众平台查看通知。' },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 50004,
    meaning: {
      en: 'The account may not use an access_token at present.',
      'zh-CN': '该账号被禁止使用 access_token。',
    },
    cure: { en: 'Read the notice in the WeChat console.', 'zh-CN': '请登录公众平台查看通知。' },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 89501,
    meaning: { en: 'This computer’s IP waits for confirmation.', 'zh-CN': '本机 IP 正在等待管理员确认。' },
    cure: {
      en: 'Ask the account’s administrator to confirm it, then retry.',
      'zh-CN': '请账号管理员确认后再重试。',
    },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 89503,
    meaning: {
      en: 'Calls from this IP need the administrator’s consent.',
      'zh-CN': '此 IP 的调用需要管理员确认。',
    },
    cure: {
      en: 'Ask the account’s administrator to confirm it, then retry.',
      'zh-CN': '请账号管理员确认后再重试。',
    },
    retry: 'never',
    action: 'retry',
  },
  {
    code: 89506,
    meaning: {
      en: 'The administrator refused this IP twice; calls from it are barred for 24 hours.',
      'zh-CN': '管理员已两次拒绝此 IP，24 小时内无法调用。',
    },
    cure: {
      en: 'Ask the account’s administrator, and retry after 24 hours.',
      'zh-CN': '请联系账号管理员，24 小时后再试。',
    },
    retry: 'never',
    action: 'open_console',
  },
  {
    code: 89507,
    meaning: {
      en: 'The administrator refused this IP; calls from it are barred for an hour.',
      'zh-CN': '管理员已拒绝此 IP，1 小时内无法调用。',
    },
    cure: {
      en: 'Ask the account’s administrator, and retry after an hour.',
      'zh-CN': '请联系账号管理员，1 小时后再试。',
    },
    retry: 'never',
    action: 'open_console',
  },
];
