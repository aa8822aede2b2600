import type { Catalogue } from './keys.ts';

export const zhCnKeeping: Pick<Catalogue, 'keeping' | 'libraryNotice'> = {
  keeping: {
    title: '隐私与存储',
    backup: '素材库备份',
    backupLast: '最近一次：{{time}}，{{size}}。备份只保存在这台电脑上。',
    backupNone: '还没有备份。素材库变化后不久会自动备份。',
    backUpNow: '立即备份',
    backingUp: '正在备份…',
    openBackups: '打开备份文件夹',
    openAudit: '打开审计日志文件夹',
    openFolder: '打开文件夹',
    audit: '审计日志',
    auditText: '记录谁在这台电脑上做了什么、结果如何；不含密钥、路径和内容，只保存在这台电脑上。',
    auditMonths: '审计日志保留时间',
    months_other: '{{count}} 个月',
  },
  libraryNotice: {
    label: '关于素材库',
    damagedTitle: '素材库文件曾损坏，现已重建',
    missingTitle: '素材库文件曾丢失，现已恢复',
    records_other: '其中有 {{count}} 条记录。',
    fromBackup: '以 {{time}} 的备份为基础。',
    noBackup: '没有可用的备份。',
    salvaged_other: '另从损坏的文件中读出 {{count}} 条记录。',
    check: '备份之后上传的素材可能缺失，备份之后删除的记录可能重新出现。',
    setAside: '损坏的文件保留为 {{name}}。',
    showFile: '查看损坏的文件',
  },
};
