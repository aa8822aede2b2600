import type { Dialect } from '../account.ts';
import type { ApiCall } from '../errors.ts';
import type { ErrcodeRow } from './errcode-row.ts';
import { OFFICIAL_ACCOUNT_ACCESS } from './official-account-access.ts';
import { OFFICIAL_ACCOUNT_MEDIA } from './official-account-media.ts';
import { WECOM_ACCESS } from './wecom-access.ts';
import { WECOM_MEDIA } from './wecom-media.ts';

/** Every errcode we have words for. The same code may mean different things on the two (wechat-api.md §0.4). */
export const ERRCODE_TABLES: Readonly<Record<Dialect, readonly ErrcodeRow[]>> = {
  wecom: [...WECOM_ACCESS, ...WECOM_MEDIA],
  official_account: [...OFFICIAL_ACCOUNT_ACCESS, ...OFFICIAL_ACCOUNT_MEDIA],
};

/** The row for this call if there is one, else the code's general row, else null. */
export function findErrcode(dialect: Dialect, code: number, call: ApiCall): ErrcodeRow | null {
  const rows = ERRCODE_TABLES[dialect].filter((row) => row.code === code);
  return rows.find((row) => row.call === call) ?? rows.find((row) => row.call === undefined) ?? null;
}

/** `findErrcode`, with general words for a code that no table has. */
export const describeErrcode = (dialect: Dialect, code: number, call: ApiCall): ErrcodeRow =>
  findErrcode(dialect, code, call) ?? {
    code,
    meaning: {
      en: `The server refused with errcode ${code}, which Media Desk has no words for.`,
      'zh-CN': `服务器拒绝了请求，errcode 为 ${code}，素材台暂无该错误码的说明。`,
    },
    cure: {
      en: 'Read the server’s answer below, or look the errcode up on the platform’s error page.',
      'zh-CN': '请查看下方服务器的回复，或在平台的错误码页面查询。',
    },
    retry: 'never',
    action: 'retry',
  };

/** Whether one try with a new access_token may cure it. Never on the token call itself: that would loop. */
export const shouldRefreshToken = (dialect: Dialect, code: number, call: ApiCall): boolean =>
  call !== 'token' && findErrcode(dialect, code, call)?.retry === 'refresh_token';

/** Whether an answer to media/get means only that there is no such media: everything before that was in order. */
export const refusesMediaId = (dialect: Dialect, code: number): boolean =>
  findErrcode(dialect, code, 'get')?.refusesMediaId === true;
