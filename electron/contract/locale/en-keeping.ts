/** Words of backups, the audit log and what is said of a library that was rebuilt. */
export const enKeeping = {
  keeping: {
    title: 'Privacy and storage',
    backup: 'Backup of the library',
    backupLast: 'Last one {{time}}, {{size}}. They stay on this computer.',
    backupNone: 'None yet. One is made soon after the library changes.',
    backUpNow: 'Back up now',
    backingUp: 'Backing up…',
    openBackups: 'Open the folder of backups',
    openAudit: 'Open the folder of the audit log',
    openFolder: 'Open folder',
    audit: 'Audit log',
    auditText:
      'Who did what on this computer and how it ended, without secrets, paths or content. Stays on this computer.',
    auditMonths: 'Keep the audit log for',
    months_one: '{{count}} month',
    months_other: '{{count}} months',
  },
  libraryNotice: {
    label: 'About the library',
    damagedTitle: 'The library file was damaged and has been rebuilt',
    missingTitle: 'The library file was gone and has been brought back',
    records_one: '{{count}} record is in it.',
    records_other: '{{count}} records are in it.',
    fromBackup: 'It began with the backup of {{time}}.',
    noBackup: 'There was no backup to begin with.',
    salvaged_one: '{{count}} record was read out of the damaged file.',
    salvaged_other: '{{count}} records were read out of the damaged file.',
    check: 'What was uploaded after the backup may be missing; what was deleted after it may be there again.',
    setAside: 'The damaged file is kept as {{name}}.',
    showFile: 'Show damaged file',
  },
} as const;
