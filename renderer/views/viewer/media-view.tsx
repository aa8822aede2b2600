import { useTranslation } from 'react-i18next';
import { viewKindOf } from '../../../electron/contract/view-kind.ts';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import type { MediaSource } from '../../format/media-source.ts';
import { MismatchNote } from './mismatch-note.tsx';
import { PdfView } from './pdf-view.tsx';
import { PictureView } from './picture-view.tsx';
import { TextView } from './text-view.tsx';
import { VideoView } from './video-view.tsx';
import { ViewProblem } from './view-problem.tsx';
import { VoiceView } from './voice-view.tsx';
import styles from './media-view.module.css';

/** A file as it can be seen or heard; what cannot is told of. Nothing of it is ever run. */
export function MediaView({ source }: { source: MediaSource }) {
  return (
    <div className={styles['view']}>
      <MismatchNote source={source} />
      <div key={`${source.url} ${source.size}`} className={styles['body']}>
        <Kind source={source} />
      </div>
    </div>
  );
}

function Kind({ source }: { source: MediaSource }) {
  const { t } = useTranslation();
  const kind = viewKindOf(source.contentType, source.name);
  switch (kind) {
    case 'picture':
      return <PictureView source={source} />;
    case 'voice':
    case 'amr':
    case 'silk':
      return <VoiceView source={source} kind={kind} />;
    case 'video':
      return <VideoView source={source} />;
    case 'text':
    case 'json':
      return <TextView source={source} isJson={kind === 'json'} />;
    case 'pdf':
      return <PdfView id={source.id} />;
    case 'amr_wb':
      return <ViewProblem source={source} glyph={<MediaGlyph type="voice" />} text={t('viewer.amrWb')} />;
    case 'speex':
      return <ViewProblem source={source} glyph={<MediaGlyph type="voice" />} text={t('viewer.speex')} />;
    case 'none':
      return (
        <ViewProblem
          source={source}
          glyph={<MediaGlyph type={source.type} contentType={source.contentType} />}
          text={t('viewer.noPreview')}
        />
      );
  }
}
