import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MediaGlyph } from '../../components/media-glyph.tsx';
import { formatFileSize } from '../../format/file-size.ts';
import { indentJson } from '../../format/indent-json.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import type { MediaSource } from '../../format/media-source.ts';
import { ViewProblem } from './view-problem.tsx';
import styles from './text-view.module.css';

/** Bytes that are shown; more would take long to lay out. */
const MOST_BYTES = 256 * 1024;

interface TextViewProps {
  readonly source: MediaSource;
  readonly isJson: boolean;
}

/** The beginning of a text as it is, whatever markup is in it; whole JSON with a line for each value. */
export function TextView({ source, isJson }: TextViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText(source.url, isJson && source.size <= MOST_BYTES);
  if (text === 'broken')
    return (
      <ViewProblem
        source={source}
        glyph={<MediaGlyph type={null} contentType="text/plain" />}
        text={t('viewer.textBroken')}
      />
    );
  if (text === null) return <p className={styles['loading']}>{t('viewer.loading')}</p>;
  const cut = { shown: formatFileSize(MOST_BYTES, language), size: formatFileSize(source.size, language) };
  return (
    <div className={styles['view']}>
      <pre className={`selectable ${styles['text'] ?? ''}`} tabIndex={0} aria-label={t('viewer.text')}>
        {text.content}
      </pre>
      {source.size > MOST_BYTES ? <p className={styles['cut']}>{t('viewer.textCut', cut)}</p> : null}
    </div>
  );
}

/** Null until it is there. */
function useText(url: string, indents: boolean): { readonly content: string } | 'broken' | null {
  const [text, setText] = useState<{ readonly content: string } | 'broken' | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    readStart(url, stop.signal).then(
      (content) => setText({ content: (indents ? indentJson(content) : null) ?? content }),
      () => {
        if (!stop.signal.aborted) setText('broken');
      },
    );
    return () => stop.abort();
  }, [url, indents]);
  return text;
}

async function readStart(address: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(address, { headers: { Range: `bytes=0-${MOST_BYTES - 1}` }, signal });
  if (!answer.ok) throw new Error(String(answer.status));
  // `stream`: the part may end within a character, which then is left out.
  return new TextDecoder().decode(await answer.arrayBuffer(), { stream: true });
}
