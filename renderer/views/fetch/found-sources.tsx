import { ClipboardList, FileText, ListEnd, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { importHandover } from '../../actions/handover.ts';
import { READ_FILES } from '../../actions/pastes.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatFileSize } from '../../format/file-size.ts';
import { removeSource, type PasteSource } from '../../stores/fetch-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import styles from './found-sources.module.css';

const ICONS = {
  clipboard: <ClipboardList aria-hidden="true" />,
  file: <FileText aria-hidden="true" />,
  rest: <ListEnd aria-hidden="true" />,
} as const;

/** Files and long texts that were read beside the box. */
export function FoundSources({ sources }: { sources: readonly PasteSource[] }) {
  const { t } = useTranslation();
  if (sources.length === 0) return null;
  return (
    <ul className={styles['list']} aria-label={t('paste.sources')}>
      {sources.map((source) => (
        <SourceLine key={source.id} source={source} />
      ))}
    </ul>
  );
}

function SourceLine({ source: { id, kind, name, size, findings, problem } }: { source: PasteSource }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = kind === 'file' ? name : t(`paste.${kind}`);
  const held = findings ? t('paste.held', { count: findings.mentions.length }) : t('paste.reading');
  return (
    <li className={styles['line']}>
      {problem ? <TriangleAlert aria-hidden="true" className={styles['problem']} /> : ICONS[kind]}
      <span className={styles['name']}>{title}</span>
      {kind === 'rest' ? null : <span className={styles['fact']}>{formatFileSize(size, language)}</span>}
      <span className={styles['fact']} role="status">
        {problem ? t(`paste.problem.${problem}`, { kinds: READ_FILES.join(' ') }) : held}
      </span>
      {problem === 'handover' ? (
        <Button size="small" onPress={() => void importHandover()}>
          {t('handover.import')}
        </Button>
      ) : null}
      <IconButton label={t('paste.remove', { name: title })} onPress={() => removeSource(id)}>
        <X aria-hidden="true" />
      </IconButton>
    </li>
  );
}
