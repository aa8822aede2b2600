import { Copy, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { useContext, useEffect, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { copyPicture } from '../../actions/media-uses.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { classNames } from '../../format/class-names.ts';
import { hasModifier } from '../../format/platform-keys.ts';
import type { MediaSource } from '../../format/media-source.ts';
import { usePose } from './use-pose.ts';
import { ViewerKeys } from './viewer-keys.ts';
import styles from './picture-stage.module.css';

/** In pixels. */
const CHEQUER = 16;

interface PictureStageProps {
  readonly source: MediaSource;
  readonly onError: () => void;
}

/** The picture to zoom, pan and rotate; decoded and drawn by the browser, away from the page's own thread. */
export function PictureStage({ source, onError }: PictureStageProps) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<HTMLDivElement | null>(null);
  const lie = usePose(stage);
  useStageKeys(stage, lie.onKey);
  const drag = useDrag(lie.pan);
  const { picture, pose, scale } = lie;
  return (
    <>
      <div
        ref={setStage}
        className={classNames(styles, 'stage', lie.canPan && 'movable')}
        tabIndex={0}
        role="group"
        aria-label={source.name}
        onDoubleClick={pose.zoom === 'fit' ? lie.actualSize : lie.fit}
        {...drag}
      >
        <img
          className={styles['picture']}
          src={source.url}
          alt={source.name}
          draggable={false}
          decoding="async"
          onError={onError}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            lie.setPicture({
              width: naturalWidth / devicePixelRatio,
              height: naturalHeight / devicePixelRatio,
            })
          }
          style={{
            width: picture.width,
            height: picture.height,
            visibility: picture.width === 0 ? 'hidden' : 'visible',
            // What shines through stays a chequer of one size.
            backgroundSize: `${CHEQUER / scale}px ${CHEQUER / scale}px`,
            transform: `translate(-50%, -50%) translate(${pose.x}px, ${pose.y}px) rotate(${pose.turns * 90}deg) scale(${scale})`,
          }}
        />
      </div>
      <div className={styles['tools']}>
        <IconButton label={t('viewer.zoomOut')} onPress={lie.zoomOut}>
          <ZoomOut aria-hidden="true" />
        </IconButton>
        <output className={styles['percent']}>
          {t('viewer.percent', { percent: String(Math.round(scale * 100)) })}
        </output>
        <IconButton label={t('viewer.zoomIn')} onPress={lie.zoomIn}>
          <ZoomIn aria-hidden="true" />
        </IconButton>
        <Button size="small" tone="quiet" onPress={lie.fit}>
          {t('viewer.fit')}
        </Button>
        <Button size="small" tone="quiet" onPress={lie.actualSize}>
          {t('viewer.actualSize')}
        </Button>
        <IconButton label={t('viewer.rotate')} onPress={lie.rotate}>
          <RotateCw aria-hidden="true" />
        </IconButton>
        <IconButton label={t('viewer.copyPicture')} onPress={() => void copyPicture(source)}>
          <Copy aria-hidden="true" />
        </IconButton>
      </div>
    </>
  );
}

/** On the stage where it stands among other things; everywhere where the viewer is all there is. */
function useStageKeys(stage: HTMLElement | null, onKey: (key: string) => (() => void) | undefined): void {
  const everywhere = useContext(ViewerKeys);
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const target = everywhere ? window : stage;
    if (!target) return;
    const onKeyDown = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.defaultPrevented || hasModifier(event)) return;
      const act = latest.current(event.key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    target.addEventListener('keydown', onKeyDown);
    return () => target.removeEventListener('keydown', onKeyDown);
  }, [stage, everywhere]);
}

function useDrag(pan: (x: number, y: number) => void) {
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) pan(event.movementX, event.movementY);
    },
  };
}
