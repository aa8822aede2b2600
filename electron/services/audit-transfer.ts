import type { AuditEntry } from '../contract/audit.ts';
import type { Transfer } from '../contract/transfer.ts';

/** What the audit log says of a transfer that came to its end. */
export function auditTransfer(transfer: Transfer): AuditEntry {
  const { id, direction, accountId, accountName, recordId, error } = transfer;
  const reused = recordId !== null && recordId !== id;
  return {
    action: reused ? 'reuse' : direction,
    account: { id: accountId, name: accountName },
    subject: subjectOf(transfer),
    result: error?.code ?? 'ok',
    ...(error?.errcode === undefined ? {} : { errcode: error.errcode }),
  };
}

/** What was fetched without success may be no media_id at all, but a token that somebody pasted. */
const SHOWN_OF_DOUBTFUL = 4;

function subjectOf({ direction, name, mediaId, error }: Transfer): string {
  if (direction === 'fetch' && error) return `${(mediaId ?? name).slice(0, SHOWN_OF_DOUBTFUL)}…`;
  return mediaId ?? name;
}
