import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SHOWN_PIXELS } from '../../../electron/contract/view-kind.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import type { MediaSource } from '../../format/media-source.ts';
import { PictureStage } from './picture-stage.tsx';
import { usePictureSize } from '../../components/use-picture-size.ts';
import { ViewProblem } from './view-problem.tsx';
import styles from './picture-stage.module.css';

/** A picture to look at closely, unless it has too many pixels for that or is none. */
export function PictureView({ source }: { source: MediaSource }) {
  const { t } = useTranslation();
  const size = usePictureSize(source.url);
  const [broken, setBroken] = useState(false);
  if (size === 'asking')
    return <div className={styles['asking']} role="status" aria-label={t('viewer.loading')} />;
  const problem =
    size === 'broken' || broken
      ? t('viewer.pictureBroken')
      : size.width * size.height > MOST_SHOWN_PIXELS
        ? t('viewer.tooManyPixels', { width: String(size.width), height: String(size.height) })
        : null;
  return problem === null ? (
    <PictureStage source={source} onError={() => setBroken(true)} />
  ) : (
    <ViewProblem source={source} glyph={<MediaGlyph type="image" />} text={problem} />
  );
}
