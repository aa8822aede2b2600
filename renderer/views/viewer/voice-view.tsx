import { Pause, Play, Save } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveVoice } from '../../actions/media-uses.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { errorText } from '../../format/error-text.ts';
import { formatPlayTime } from '../../format/play-time.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import type { MediaSource } from '../../format/media-source.ts';
import { usePlayback } from '../../components/use-playback.ts';
import { useVoice, type VoiceKind } from '../../components/use-voice.ts';
import { ViewProblem } from './view-problem.tsx';
import { Waveform } from '../../components/waveform.tsx';
import styles from './voice-view.module.css';

const SPEEDS = ['1', '1.5', '2'] as const;

interface VoiceViewProps {
  readonly source: MediaSource;
  readonly kind: VoiceKind;
}

/** A sound with its waveform, to be played, sought through and quickened. */
export function VoiceView({ source, kind }: VoiceViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const audio = useRef<HTMLAudioElement>(null);
  const voice = useVoice(source, kind);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>('1');
  const playback = usePlayback(audio, voice.address);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = Number(speed);
  }, [speed, voice.address]);
  if (broken || voice.error) {
    const words = voice.error && errorText(voice.error, null, language);
    return (
      <ViewProblem
        source={source}
        glyph={<MediaGlyph type="voice" />}
        text={words?.title ?? t('viewer.voiceBroken')}
        cure={words?.cure}
      />
    );
  }
  const { wav } = voice;
  return (
    <div className={styles['voice']}>
      {voice.address === null ? null : (
        <audio ref={audio} src={voice.address} preload="metadata" onError={() => setBroken(true)} />
      )}
      <div className={styles['player']}>
        <IconButton
          label={playback.isPlaying ? t('viewer.pause') : t('viewer.play')}
          isDisabled={voice.address === null}
          onPress={playback.toggle}
        >
          {playback.isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        </IconButton>
        <Waveform bars={voice.waveform} playback={playback} />
      </div>
      <div className={styles['foot']}>
        <span className={styles['time']} role="timer" aria-live="off">
          {voice.address === null
            ? t('viewer.loading')
            : `${formatPlayTime(playback.at)} / ${formatPlayTime(playback.length)}`}
        </span>
        <Segmented
          label={t('viewer.speed')}
          hidesLabel
          value={speed}
          options={SPEEDS.map((value) => ({ value, label: t('viewer.speedTimes', { times: value }) }))}
          onChange={setSpeed}
        />
      </div>
      {wav ? (
        <Button
          size="small"
          icon={<Save aria-hidden="true" />}
          onPress={() => void saveVoice(source.id, wav)}
        >
          {t('viewer.saveWav')}
        </Button>
      ) : null}
    </div>
  );
}
