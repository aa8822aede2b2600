import { useState } from 'react';
import type { MediaFacts } from '../../electron/contract/media-facts.ts';
import type { Conversion } from '../../electron/contract/verdict.ts';
import { secondsKept } from '../actions/fit.ts';
import { formatPlayTime } from '../format/play-time.ts';
import { setFitStart, useFits } from '../stores/fit-store.ts';
import { useWords } from './words.tsx';
import styles from './voice-part.module.css';

interface VoicePartProps {
  readonly id: string;
  readonly facts: MediaFacts;
  readonly conversion: Conversion;
  readonly inTabOrder: boolean;
}

/** Which seconds of a voice that is too long are kept, and a way to hear them; nothing for any other. */
export function VoicePart({ id, facts, conversion, inTabOrder }: VoicePartProps) {
  const { t } = useWords();
  const start = useFits(({ starts }) => starts.get(id) ?? 0);
  const [isSilent, setSilent] = useState(false);
  if (facts.kind !== 'audio' || facts.durationMs === null) return null;
  const length = facts.durationMs / 1000;
  const kept = secondsKept(facts, conversion.maxSeconds);
  if (kept >= length) return null;
  const words = t('preflight.partText', {
    from: formatPlayTime(start),
    to: formatPlayTime(start + kept),
    total: formatPlayTime(length),
  });
  return (
    <div className={styles['part']}>
      <span>{t('preflight.part', { seconds: String(Math.floor(kept)) })}</span>
      <input
        type="range"
        className={styles['slider']}
        aria-label={t('preflight.part', { seconds: String(Math.floor(kept)) })}
        aria-valuetext={words}
        tabIndex={inTabOrder ? 0 : -1}
        min={0}
        max={Math.floor(length - kept)}
        step={1}
        value={start}
        onChange={({ target }) => setFitStart(id, target.valueAsNumber)}
      />
      <span className={styles['times']}>{words}</span>
      {isSilent ? null : (
        <audio
          // The fragment plays these seconds and no others.
          src={`media://upload/${id}#t=${start},${start + kept}`}
          className={styles['sound']}
          aria-label={words}
          tabIndex={inTabOrder ? 0 : -1}
          controls
          controlsList="nodownload noplaybackrate"
          preload="none"
          onError={() => setSilent(true)}
        />
      )}
    </div>
  );
}
