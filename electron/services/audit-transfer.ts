import type { AuditEntry, WriteAudit } from '../contract/audit.ts';
import type { MediaRecord } from '../contract/media.ts';
import type { Transfer } from '../contract/transfer.ts';

/** What the audit log says of an upload, from the moment its record is written: its transfer may be cancelled by then. */
export const uploadEntry = ({ accountId, accountName, mediaId }: MediaRecord): AuditEntry => ({
  action: 'upload',
  account: { id: accountId, name: accountName },
  subject: mediaId,
  result: 'ok',
});

/** Says of transfers how they ended; not of an upload that made a record. */
export const auditEnds =
  (audit: WriteAudit) =>
  (transfer: Transfer): void => {
    const { id, direction, accountId, accountName, recordId, error } = transfer;
    if (direction === 'upload' && recordId === id && !error) return;
    const reused = recordId !== null && recordId !== id;
    audit({
      action: reused ? 'reuse' : direction,
      account: { id: accountId, name: accountName },
      subject: subjectOf(transfer),
      result: error?.code ?? 'ok',
      ...(error?.errcode === undefined ? {} : { errcode: error.errcode }),
    });
  };

/** What was fetched without success may be no media_id at all, but a token that somebody pasted. */
const SHOWN_OF_DOUBTFUL = 4;

function subjectOf({ direction, name, mediaId, error }: Transfer): string {
  if (direction === 'fetch' && error) return `${(mediaId ?? name).slice(0, SHOWN_OF_DOUBTFUL)}…`;
  return mediaId ?? name;
}
