import { useEffect, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { MOST_SHOWN_PIXELS, viewKindOf } from '../../electron/contract/view-kind.ts';
import { errorText } from '../format/error-text.ts';
import type { MediaSource } from '../format/media-source.ts';
import { formatPlayTime } from '../format/play-time.ts';
import { Facts } from './facts.tsx';
import { PlayButton } from './play-button.tsx';
import { usePictureSize } from './use-picture-size.ts';
import { useSound } from './use-sound.ts';
import type { VoiceKind } from './use-voice.ts';
import { Waveform } from './waveform.tsx';
import { useWords } from './words.tsx';
import styles from './fitted-comparison.module.css';

export interface FittedSideProps {
  readonly label: string;
  readonly file: Pick<MediaSource, 'id' | 'url' | 'name' | 'contentType' | 'size'>;
  readonly facts: readonly string[];
  /** Pixels and playing time; null: as its view tells. */
  readonly shape: readonly string[] | null;
  readonly inTabOrder: boolean;
}

/** One of the two: to be seen or heard, and what is known of it. */
export function FittedSide({ label, file, facts, shape, inTabOrder }: FittedSideProps) {
  const [told, setTold] = useState<readonly string[]>([]);
  return (
    <figure className={styles['side']}>
      <View key={`${file.url} ${file.size}`} {...{ label, file, inTabOrder }} onShape={setTold} />
      <figcaption className={styles['caption']}>
        <strong>{label}</strong>
        <Facts facts={[...facts, ...(shape ?? told)]} />
      </figcaption>
    </figure>
  );
}

interface ViewProps extends Pick<FittedSideProps, 'label' | 'file' | 'inTabOrder'> {
  readonly onShape: (words: readonly string[]) => void;
}

/** Words where the page cannot show it. */
function View(props: ViewProps) {
  const { contentType, name } = props.file;
  const kind = viewKindOf(contentType, name);
  if (kind === 'picture') return <Picture {...props} />;
  if (kind === 'video') return <Video {...props} />;
  if (kind === 'voice' || kind === 'amr') return <Voice {...props} kind={kind} />;
  return <Unseen />;
}

function Unseen({ error = null }: { readonly error?: AppError | null }) {
  const { t, language } = useWords();
  const words = error ? errorText(error, null, language).title : t('preflight.noPreview');
  return <p className={styles['unseen']}>{words}</p>;
}

function Picture({ label, file, onShape }: ViewProps) {
  const { t } = useWords();
  const size = usePictureSize(file.url);
  const [isUnseen, setUnseen] = useState(false);
  if (size === 'asking') return <div className={styles['picture']} />;
  if (isUnseen || size === 'broken' || size.width * size.height > MOST_SHOWN_PIXELS) return <Unseen />;
  return (
    <img
      className={styles['picture']}
      src={file.url}
      alt={label}
      draggable={false}
      decoding="async"
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
        onShape([t('preflight.pixels', { width: String(naturalWidth), height: String(naturalHeight) })])
      }
      onError={() => setUnseen(true)}
    />
  );
}

function Video({ label, file, inTabOrder, onShape }: ViewProps) {
  const { t } = useWords();
  const [isUnseen, setUnseen] = useState(false);
  if (isUnseen) return <Unseen />;
  return (
    <video
      className={styles['picture']}
      src={file.url}
      aria-label={label}
      tabIndex={inTabOrder ? 0 : -1}
      controls
      controlsList="nodownload noremoteplayback nofullscreen"
      disablePictureInPicture
      preload="metadata"
      onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight, duration } }) =>
        onShape([
          ...(videoWidth === 0
            ? []
            : [t('preflight.pixels', { width: String(videoWidth), height: String(videoHeight) })]),
          ...(Number.isFinite(duration) ? [formatPlayTime(duration)] : []),
        ])
      }
      onError={() => setUnseen(true)}
    />
  );
}

function Voice({ label, file, kind, inTabOrder, onShape }: ViewProps & { readonly kind: VoiceKind }) {
  const { audio, playback, waveform, isBroken, error } = useSound(file, kind, true);
  const { length, at } = playback;
  useEffect(() => {
    if (length > 0) onShape([formatPlayTime(length)]);
  }, [length, onShape]);
  if (isBroken) return <Unseen error={error} />;
  return (
    <div className={styles['sound']}>
      {audio ? <audio {...audio} /> : null}
      <PlayButton what={label} playback={playback} inTabOrder={inTabOrder} />
      <Waveform bars={waveform} playback={playback} inTabOrder={inTabOrder} />
      <span className={styles['time']}>{formatPlayTime(at)}</span>
    </div>
  );
}
