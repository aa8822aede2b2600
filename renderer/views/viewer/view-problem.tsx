import { Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../actions/clipboard.ts';
import { Button } from '../../components/button.tsx';
import { formatFileSize } from '../../format/file-size.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import type { MediaSource } from '../../format/media-source.ts';
import styles from './view-problem.module.css';

interface ViewProblemProps {
  readonly source: MediaSource;
  readonly glyph: ReactNode;
  /** Why it is not shown. */
  readonly text: string;
  /** What to do instead with what was fetched; otherwise to save it. */
  readonly cure?: string | undefined;
}

/** In place of what cannot be shown: why, and what is known of it. */
export function ViewProblem({ source, glyph, text, cure }: ViewProblemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { url, contentType, size, sha256, isFetched } = source;
  const isGone = useIsGone(url);
  const instead = isGone ? t('viewer.fetchAgain') : (cure ?? t('viewer.saveInstead'));
  return (
    <div className={styles['problem']}>
      {glyph}
      <p className={styles['text']}>
        {isGone ? t('viewer.gone') : text}
        {isFetched ? <span>{instead}</span> : null}
      </p>
      <p className={styles['facts']}>
        {contentType} · {formatFileSize(size, language)}
      </p>
      {sha256 === null ? null : (
        <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => void copyText(sha256)}>
          {t('viewer.copyHash')}
        </Button>
      )}
    </div>
  );
}

/** Whether the file itself has gone, which decoders take for damage. */
function useIsGone(url: string): boolean {
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    fetch(url, { method: 'HEAD', signal: stop.signal }).then(
      ({ status }) => setGone(status === 404),
      // The view has gone, or nothing answers: then what the view says stands.
      () => undefined,
    );
    return () => stop.abort();
  }, [url]);
  return isGone;
}
