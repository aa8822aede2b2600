import { useTranslation } from 'react-i18next';
import type { FetchedMedia, MediaType } from '../../../electron/contract/media.ts';
import { viewKindOf } from '../../../electron/contract/view-kind.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { MismatchNote } from './mismatch-note.tsx';
import { PdfView } from './pdf-view.tsx';
import { PictureView } from './picture-view.tsx';
import { TextView } from './text-view.tsx';
import { VideoView } from './video-view.tsx';
import { ViewProblem } from './view-problem.tsx';
import { VoiceView } from './voice-view.tsx';
import styles from './media-view.module.css';

export interface MediaViewProps {
  /** The transfer's id. */
  readonly id: string;
  readonly type: MediaType | null;
  readonly fetched: FetchedMedia;
}

/** A fetched file as it can be seen or heard; what cannot is told of. Nothing of it is ever run. */
export function MediaView(props: MediaViewProps) {
  const { fetched, id } = props;
  return (
    <div className={styles['view']}>
      <MismatchNote fetched={fetched} />
      <div key={id} className={styles['body']}>
        <Kind {...props} />
      </div>
    </div>
  );
}

function Kind({ id, type, fetched }: MediaViewProps) {
  const { t } = useTranslation();
  const kind = viewKindOf(fetched.contentType, fetched.name);
  switch (kind) {
    case 'picture':
      return <PictureView id={id} fetched={fetched} />;
    case 'voice':
    case 'amr':
    case 'silk':
      return <VoiceView id={id} fetched={fetched} kind={kind} />;
    case 'video':
      return <VideoView id={id} fetched={fetched} />;
    case 'text':
    case 'json':
      return <TextView id={id} fetched={fetched} isJson={kind === 'json'} />;
    case 'pdf':
      return <PdfView id={id} />;
    case 'amr_wb':
      return <ViewProblem fetched={fetched} glyph={<MediaGlyph type="voice" />} text={t('viewer.amrWb')} />;
    case 'speex':
      return <ViewProblem fetched={fetched} glyph={<MediaGlyph type="voice" />} text={t('viewer.speex')} />;
    case 'none':
      return (
        <ViewProblem
          fetched={fetched}
          glyph={<MediaGlyph type={type} contentType={fetched.contentType} />}
          text={t('fetch.noPreview')}
        />
      );
  }
}
