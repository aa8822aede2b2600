import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import type { MediaSource } from '../../format/media-source.ts';
import { ViewProblem } from './view-problem.tsx';
import styles from './video-view.module.css';

/** The first frame until it is played; the browser's own controls, which the keyboard and a screen reader know. */
export function VideoView({ source }: { source: MediaSource }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'fine' | 'sound_only' | 'broken'>('fine');
  if (state === 'broken')
    return <ViewProblem source={source} glyph={<MediaGlyph type="video" />} text={t('viewer.videoBroken')} />;
  return (
    <div className={styles['view']}>
      <video
        className={styles['video']}
        src={source.url}
        aria-label={source.name}
        controls
        controlsList="nodownload noremoteplayback nofullscreen"
        disablePictureInPicture
        preload="metadata"
        onLoadedMetadata={({ currentTarget }) =>
          setState(currentTarget.videoWidth === 0 ? 'sound_only' : 'fine')
        }
        onError={() => setState('broken')}
      />
      {state === 'sound_only' ? <p className={styles['note']}>{t('viewer.soundOnly')}</p> : null}
    </div>
  );
}
