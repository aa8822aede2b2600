import { ExternalLink, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openPdf } from '../../actions/media-uses.ts';
import { Button } from '../../components/button.tsx';
import styles from './view-problem.module.css';

/** A PDF can hold scripts and much else: the system's viewer shows it, and only when the person asks. */
export function PdfView({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles['problem']}>
      <FileText aria-hidden="true" />
      <p className={styles['text']}>{t('viewer.pdf')}</p>
      <Button icon={<ExternalLink aria-hidden="true" />} onPress={() => openPdf(id)}>
        {t('viewer.openPdf')}
      </Button>
    </div>
  );
}
