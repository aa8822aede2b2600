import { useEffect } from 'react';
import type { MediaFacts } from '../../electron/contract/media-facts.ts';
import type { Conversion } from '../../electron/contract/verdict.ts';
import { viewKindOf } from '../../electron/contract/view-kind.ts';
import { partKept } from '../actions/fit.ts';
import { errorText } from '../format/error-text.ts';
import { formatPlayTime } from '../format/play-time.ts';
import { setFitStart, useFits } from '../stores/fit-store.ts';
import { PlayButton } from './play-button.tsx';
import { useSound } from './use-sound.ts';
import type { VoiceKind } from './use-voice.ts';
import { useWords } from './words.tsx';
import styles from './voice-part.module.css';

interface VoicePartProps {
  readonly id: string;
  readonly facts: MediaFacts;
  readonly name: string;
  readonly conversion: Conversion;
  readonly inTabOrder: boolean;
}

/** Which seconds of a voice that is too long are kept, and a way to hear them; words where its length is not known, nothing for any other. */
export function VoicePart({ id, name, facts, conversion, inTabOrder }: VoicePartProps) {
  const { t } = useWords();
  const start = useFits(({ starts }) => starts.get(id) ?? 0);
  if (facts.kind !== 'audio') return null;
  const { from, to } = partKept(facts, conversion.maxSeconds, start);
  const seconds = String(Math.floor(to - from));
  if (facts.durationMs === null)
    return <p className={styles['part']}>{t('preflight.firstPart', { seconds })}</p>;
  const length = facts.durationMs / 1000;
  const last = length - (to - from);
  if (last <= 0) return null;
  const label = t('preflight.part', { seconds });
  const words = t('preflight.partText', {
    from: formatPlayTime(from),
    to: formatPlayTime(to),
    total: formatPlayTime(length),
  });
  const kind = viewKindOf(facts.contentType, name);
  const voiceKind = kind === 'voice' || kind === 'amr' || kind === 'silk' ? kind : null;
  return (
    <div className={styles['part']}>
      <span>{label}</span>
      {voiceKind ? (
        <PartButton {...{ id, what: words, kind: voiceKind, from, to, inTabOrder }} size={facts.size} />
      ) : null}
      <input
        type="range"
        className={styles['slider']}
        aria-label={label}
        aria-valuetext={words}
        tabIndex={inTabOrder ? 0 : -1}
        min={0}
        // The last step may be a part of a second.
        max={Math.ceil(last)}
        step={1}
        value={Math.ceil(from)}
        onChange={({ target }) => setFitStart(id, Math.min(last, target.valueAsNumber))}
      />
      <span className={styles['times']}>{words}</span>
    </div>
  );
}

interface PartButtonProps {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: VoiceKind;
  readonly what: string;
  /** Seconds. */
  readonly from: number;
  readonly to: number;
  readonly inTabOrder: boolean;
}

/** Plays these seconds and no others, also while they are chosen. */
function PartButton({ id, size, kind, what, from, to, inTabOrder }: PartButtonProps) {
  const { t, language } = useWords();
  const { audio, playback, isBroken, error } = useSound(
    { id, url: `media://upload/${id}`, size },
    kind,
    false,
  );
  const { at, isPlaying, seek, toggle } = playback;
  useEffect(() => {
    if (!isPlaying) return;
    if (at >= to) toggle();
    else if (at < from) seek(from);
  });
  if (isBroken)
    return <span>{error ? errorText(error, null, language).title : t('preflight.noPreview')}</span>;
  const press = () => {
    if (!isPlaying && (at < from || at >= to)) seek(from);
    toggle();
  };
  return (
    <>
      {audio ? <audio {...audio} /> : null}
      <PlayButton what={what} playback={{ isPlaying, toggle: press }} inTabOrder={inTabOrder} />
    </>
  );
}
