import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry, WriteAudit } from '../contract/audit.ts';
import { createAppendQueue } from './append-queue.ts';

/** Who did what, as JSON lines, a file a month: `2026-11.jsonl`, by UTC. */
export interface AuditLog {
  /** Returns at once and never throws; entries are written in this order. */
  readonly write: WriteAudit;
  /** Deletes what is older than so many whole months, now and at each change of month. */
  readonly keep: (months: number) => void;
  /** Settles when all that the disk takes is on it. Later entries are dropped. */
  close(): Promise<void>;
}

const MONTHS_AT_FIRST = 12;

export function createAuditLog(options: {
  readonly folder: string;
  /** The name people sign in to this computer with. */
  readonly user: string;
  readonly now: () => Date;
  /** Hears the first time that the disk refuses. */
  readonly onFault: (fault: unknown) => void;
  /** Takes secrets in use out of what a person typed or pasted. */
  readonly hideSecrets?: (text: string) => string;
}): AuditLog {
  const { folder, user, now, onFault, hideSecrets = (text: string) => text } = options;
  const queue = createAppendQueue({ folder, onFault });
  let closed = false;
  let months = MONTHS_AT_FIRST;
  let month = '';
  /** Entries left out because the disk refused too many. */
  let lost = 0;

  const purge = () => {
    removeBefore(folder, monthsBack(now(), months)).catch(onFault);
  };

  return {
    write(entry) {
      if (closed) return;
      const at = now();
      const current = monthOf(at);
      if (month !== '' && month !== current) purge();
      month = current;
      const line = { at: at.toISOString(), user, ...partsOf(entry, hideSecrets), lost: lost || undefined };
      lost = queue.add(`${current}.jsonl`, JSON.stringify(line)) ? 0 : lost + 1;
    },
    keep(count) {
      months = count;
      purge();
    },
    async close() {
      closed = true;
      await queue.close();
    },
  };
}

const LONGEST_SUBJECT = 300;

/** In this order in every line; what an entry lacks is left out. */
const partsOf = (
  { action, account, subject, count, format, result, errcode }: AuditEntry,
  hideSecrets: (text: string) => string,
) => ({
  action,
  account: account?.name,
  accountId: account?.id,
  subject: subject === undefined ? undefined : hideSecrets(nameOnly(subject)).slice(0, LONGEST_SUBJECT),
  count,
  format,
  result,
  errcode,
});

/** A file's name says enough; where it lay may say too much. */
const nameOnly = (subject: string): string => subject.split(/[\\/]/).at(-1) ?? '';

const monthOf = (date: Date): string => date.toISOString().slice(0, 7);

/** The month so many before this one. */
const monthsBack = (date: Date, count: number): string =>
  monthOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - count, 1)));

async function removeBefore(folder: string, month: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const old = names.filter((name) => /^\d{4}-\d\d\.jsonl$/.test(name) && name.slice(0, 7) < month);
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
}
