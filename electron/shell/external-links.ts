import { shell } from 'electron';
import type { ExternalLink } from '../contract/api.ts';

/** SECURITY: 8. The page names a link; only these addresses ever open. */
const ADDRESSES: Readonly<Record<ExternalLink, string>> = {
  wecom_console: 'https://work.weixin.qq.com/wework_admin/frame#apps',
  official_account_console: 'https://mp.weixin.qq.com/',
  wecom_errcode: 'https://open.work.weixin.qq.com/devtool/query',
};

/** The only `shell.openExternal` user. */
export const openExternal = (link: ExternalLink): Promise<void> => shell.openExternal(ADDRESSES[link]);
