import { useState } from 'react';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { decideUploads } from '../actions/preflight.ts';
import { resumeTransfers } from '../actions/transfers.ts';
import { formatFileSize } from '../format/file-size.ts';
import { formatWords, shapeWords } from '../format/preflight-words.ts';
import { AnswerButton } from './answer-button.tsx';
import { Facts } from './facts.tsx';
import { useWords } from './words.tsx';
import styles from './fitted-comparison.module.css';

interface FittedComparisonProps {
  readonly transfer: Transfer;
  readonly inTabOrder: boolean;
}

/** What was made to fit beside what it was made of; nothing where the file is as it was added. */
export function FittedComparison({ transfer, inTabOrder }: FittedComparisonProps) {
  const { t, language } = useWords();
  const { id, preflight } = transfer;
  if (!preflight?.original) return null;
  const { original, facts, types } = preflight;
  const before = `${formatFileSize(original.size, language)} ${formatWords(t, original.contentType)}`;
  const after = `${formatFileSize(facts.size, language)} ${formatWords(t, facts.contentType)}`;
  return (
    <div className={styles['comparison']}>
      <p className={styles['words']}>{t('preflight.change', { before, after })}</p>
      <div className={styles['sides']}>
        <Side
          label={t('preflight.before')}
          address={`media://original/${id}`}
          contentType={original.contentType}
          facts={[before]}
          inTabOrder={inTabOrder}
        />
        <Side
          label={t('preflight.after')}
          address={`media://upload/${id}`}
          contentType={facts.contentType}
          facts={[after, ...(facts.kind === 'image' ? [] : shapeWords(t, facts))]}
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

interface SideProps {
  readonly label: string;
  readonly address: string;
  readonly contentType: string;
  readonly facts: readonly string[];
  readonly inTabOrder: boolean;
}

function Side({ label, address, contentType, facts, inTabOrder }: SideProps) {
  const [pixels, setPixels] = useState<string | null>(null);
  return (
    <figure className={styles['side']}>
      <View key={address} {...{ label, address, contentType, inTabOrder }} onPixels={setPixels} />
      <figcaption className={styles['caption']}>
        <strong>{label}</strong>
        <Facts facts={[...facts, pixels]} />
      </figcaption>
    </figure>
  );
}

/** The picture, sound or video itself; words where the page cannot show its format. */
function View(props: Omit<SideProps, 'facts'> & { onPixels: (pixels: string) => void }) {
  const { label, address, contentType, inTabOrder, onPixels } = props;
  const { t } = useWords();
  const [isUnseen, setUnseen] = useState(false);
  const onError = () => setUnseen(true);
  if (isUnseen) return <p className={styles['unseen']}>{t('preflight.noPreview')}</p>;
  const player = {
    src: address,
    'aria-label': label,
    tabIndex: inTabOrder ? 0 : -1,
    controls: true,
    preload: 'metadata',
    onError,
  } as const;
  if (contentType.startsWith('video/')) return <video className={styles['picture']} {...player} />;
  if (contentType.startsWith('audio/')) return <audio className={styles['sound']} {...player} />;
  return (
    <img
      className={styles['picture']}
      src={address}
      alt={label}
      draggable={false}
      decoding="async"
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
        onPixels(t('preflight.pixels', { width: String(naturalWidth), height: String(naturalHeight) }))
      }
      onError={onError}
    />
  );
}
