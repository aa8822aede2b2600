import type { AppError } from '../../electron/contract/errors.ts';
import { questionOf } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { copyMediaId } from '../actions/clipboard.ts';
import { decideUploads } from '../actions/preflight.ts';
import { errorText } from '../format/error-text.ts';
import { AnswerButton } from './answer-button.tsx';
import { Countdown } from './countdown.tsx';
import { FittedComparison } from './fitted-comparison.tsx';
import { MediaId } from './media-id.tsx';
import { RunInWords } from './run-in-words.tsx';
import { UploadVerdict } from './upload-verdict.tsx';
import { useWords } from './words.tsx';
import styles from './transfer-question.module.css';

interface QuestionProps {
  readonly transfer: Transfer;
  readonly inTabOrder: boolean;
}

/** What an upload asks the person, and the answers there are. Nothing for one that does not ask. */
export function TransferQuestion(props: QuestionProps) {
  switch (questionOf(props.transfer)) {
    case 'already_live':
      return <AlreadyLive {...props} />;
    case 'fits_after_conversion':
    case 'will_be_refused':
      return <UploadVerdict {...props} />;
    case 'upload_unconfirmed':
      return <FittedComparison {...props} />;
    case null:
      return null;
  }
}

/** These bytes have a live media_id already: use it, or upload them once more? */
function AlreadyLive({ transfer: { id, error }, inTabOrder }: QuestionProps) {
  const { t, language } = useWords();
  if (!error) return null;
  const { title, cure } = errorText(error, null, language);
  return (
    <div className={styles['question']}>
      <RunInWords heading={title} tone="plain">
        {cure}
      </RunInWords>
      <div className={styles['answers']} data-cures>
        <AnswerButton
          words={t('transfers.useLive')}
          inTabOrder={inTabOrder}
          onPress={() => void decideUploads([id], { kind: 'use_live' })}
        />
        <AnswerButton
          words={t('transfers.uploadAnew')}
          inTabOrder={inTabOrder}
          onPress={() => void decideUploads([id], { kind: 'upload_anew' })}
        />
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
