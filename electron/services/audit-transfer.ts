import type { AuditEntry } from '../contract/audit.ts';
import type { Transfer } from '../contract/transfer.ts';

/** What the audit log says of a transfer that came to its end. */
export function auditTransfer({
  direction,
  accountId,
  accountName,
  name,
  mediaId,
  error,
}: Transfer): AuditEntry {
  return {
    action: direction,
    account: { id: accountId, name: accountName },
    subject: mediaId ?? name,
    result: error?.code ?? 'ok',
    ...(error?.errcode === undefined ? {} : { errcode: error.errcode }),
  };
}
