import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FetchedMedia } from '../../../electron/contract/media.ts';
import { copyText } from '../../actions/clipboard.ts';
import { Button } from '../../components/button.tsx';
import { formatFileSize } from '../../format/file-size.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import styles from './view-problem.module.css';

interface ViewProblemProps {
  readonly fetched: FetchedMedia;
  readonly glyph: ReactNode;
  /** Why it is not shown, and what to do instead. */
  readonly text: string;
}

/** In place of what cannot be shown: why, and what is known of it. */
export function ViewProblem({ fetched, glyph, text }: ViewProblemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles['problem']}>
      {glyph}
      <p className={styles['text']}>{text}</p>
      <p className={styles['facts']}>
        {fetched.contentType} · {formatFileSize(fetched.size, language)}
      </p>
      <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => void copyText(fetched.sha256)}>
        {t('viewer.copyHash')}
      </Button>
    </div>
  );
}
