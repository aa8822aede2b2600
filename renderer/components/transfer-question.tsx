import type { AppError } from '../../electron/contract/errors.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { copyMediaId } from '../actions/clipboard.ts';
import { answerAlreadyLive } from '../actions/transfers.ts';
import { errorText } from '../format/error-text.ts';
import { isAsking } from '../stores/transfer-totals.ts';
import { Button } from './button.tsx';
import { Countdown } from './countdown.tsx';
import { MediaId } from './media-id.tsx';
import { useWords } from './words.tsx';
import styles from './transfer-question.module.css';

/** These bytes have a live media_id already: use it, or upload them once more? Nothing for one that does not ask. */
export function TransferQuestion({ transfer, inTabOrder }: { transfer: Transfer; inTabOrder: boolean }) {
  const { t, language } = useWords();
  const { id, error } = transfer;
  if (!isAsking(transfer) || !error) return null;
  const { title, cure } = errorText(error, null, language);
  return (
    <div className={styles['question']}>
      <p className={styles['words']}>
        <strong>{title}</strong> {cure}
      </p>
      <div className={styles['answers']} data-cures>
        <Button
          size="small"
          excludeFromTabOrder={!inTabOrder}
          onPress={() => void answerAlreadyLive([id], 'use')}
        >
          {t('transfers.useLive')}
        </Button>
        <Button
          size="small"
          excludeFromTabOrder={!inTabOrder}
          onPress={() => void answerAlreadyLive([id], 'upload')}
        >
          {t('transfers.uploadAnew')}
        </Button>
        <LiveMedia error={error} />
      </div>
    </div>
  );
}

/** The live media_id and how long it stays so, as far as main said. */
function LiveMedia({ error: { facts } }: { error: AppError }) {
  const mediaId = facts?.['mediaId'];
  const expiresAt = facts?.['expiresAt'];
  const clockOffsetMs = facts?.['clockOffsetMs'];
  return (
    <span className={styles['live']}>
      {typeof expiresAt === 'number' ? (
        <Countdown
          expiresAt={expiresAt}
          clockOffsetMs={typeof clockOffsetMs === 'number' ? clockOffsetMs : 0}
        />
      ) : null}
      {typeof mediaId === 'string' ? (
        <MediaId mediaId={mediaId} onCopy={() => void copyMediaId(mediaId)} />
      ) : null}
    </span>
  );
}
