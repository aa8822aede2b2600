import type { Transfer } from '../../electron/contract/transfer.ts';
import { decideUploads } from '../actions/preflight.ts';
import { resumeTransfers } from '../actions/transfers.ts';
import { formatFileSize } from '../format/file-size.ts';
import { formatWords, shapeWords } from '../format/preflight-words.ts';
import { AnswerButton } from './answer-button.tsx';
import { FittedSide } from './fitted-side.tsx';
import { useWords } from './words.tsx';
import styles from './fitted-comparison.module.css';

interface FittedComparisonProps {
  readonly transfer: Transfer;
  readonly inTabOrder: boolean;
}

/** What was made to fit beside what it was made of; nothing where the file is as it was added. */
export function FittedComparison({ transfer, inTabOrder }: FittedComparisonProps) {
  const { t, language } = useWords();
  const { id, name, preflight } = transfer;
  if (!preflight?.original) return null;
  const { original, facts, types } = preflight;
  const before = `${formatFileSize(original.size, language)} ${formatWords(t, original.contentType)}`;
  const after = `${formatFileSize(facts.size, language)} ${formatWords(t, facts.contentType)}`;
  return (
    <div className={styles['comparison']}>
      <div className={styles['sides']}>
        <FittedSide
          label={t('preflight.before')}
          file={{ id, url: `media://original/${id}`, ...original }}
          facts={[before]}
          shape={null}
          inTabOrder={inTabOrder}
        />
        <FittedSide
          label={t('preflight.after')}
          file={{ id, url: `media://upload/${id}`, name, contentType: facts.contentType, size: facts.size }}
          facts={[after]}
          shape={shapeWords(t, facts)}
          inTabOrder={inTabOrder}
        />
      </div>
      <div className={styles['answers']} data-cures>
        <AnswerButton
          words={t('preflight.upload')}
          inTabOrder={inTabOrder}
          onPress={() => void resumeTransfers([id])}
        />
        {types.includes('file') ? (
          <AnswerButton
            words={t('preflight.sendOriginal')}
            inTabOrder={inTabOrder}
            onPress={() => void decideUploads([id], { kind: 'restore_original', type: 'file' })}
          />
        ) : null}
        <AnswerButton
          words={t('preflight.keepOriginal')}
          inTabOrder={inTabOrder}
          onPress={() => void decideUploads([id], { kind: 'restore_original', type: null })}
        />
      </div>
    </div>
  );
}
