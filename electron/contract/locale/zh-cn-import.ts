import type { Catalogue } from './keys.ts';

export const zhCnImport: Pick<Catalogue, 'importRefusal'> = {
  importRefusal: {
    syntax: '无法读取这一行：引号或括号缺失或多余',
    columns: '值的个数与列名的个数不一致',
    media_id: 'media_id 为空、过长，或含有 media_id 不会有的字符',
    type: 'type 只能是 image、voice、video、file 或 thumb',
    name: 'name 过长或含有不允许的字符',
    size: 'size 应为字节数',
    sha256: 'sha256 应为 64 位小写十六进制数',
    content_type: 'content_type 应为 MIME 类型，例如 image/jpeg',
    created_at: 'created_at 应为时间，例如 2026-11-22T08:00:00Z',
    expires_at: 'expires_at 应为时间，例如 2026-11-25T08:00:00Z',
    account: 'account 过长或含有不允许的字符',
    account_id: 'account_id 应保持素材台导出时的原样',
    owner: 'owner 应保持素材台导出时的原样，例如 wecom:ww1234',
    note: 'note 超过 2000 个字符或含有不允许的字符',
    pinned: 'pinned 只能是 true 或 false',
    clock_offset_ms: 'clock_offset_ms 应为数字',
  },
};
