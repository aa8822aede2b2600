import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FetchedMedia } from '../../../electron/contract/media.ts';
import { MOST_PIXELS } from '../../../electron/contract/view-kind.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { PictureStage } from './picture-stage.tsx';
import { usePictureSize } from './use-picture-size.ts';
import { ViewProblem } from './view-problem.tsx';
import styles from './picture-stage.module.css';

/** A picture to look at closely, unless it has too many pixels for that or is none. */
export function PictureView({ id, fetched }: { id: string; fetched: FetchedMedia }) {
  const { t } = useTranslation();
  const size = usePictureSize(id);
  const [broken, setBroken] = useState(false);
  if (size === 'asking')
    return <div className={styles['asking']} role="status" aria-label={t('viewer.loading')} />;
  const problem =
    size === 'broken' || broken
      ? t('viewer.pictureBroken')
      : size.width * size.height > MOST_PIXELS
        ? t('viewer.tooManyPixels', { width: String(size.width), height: String(size.height) })
        : null;
  return problem === null ? (
    <PictureStage id={id} name={fetched.name} onError={() => setBroken(true)} />
  ) : (
    <ViewProblem fetched={fetched} glyph={<MediaGlyph type="image" />} text={problem} />
  );
}
