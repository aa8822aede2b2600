import { Copy, X } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../electron/contract/library.ts';
import { copyText } from '../../actions/clipboard.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { showImportReport, useImport } from '../../stores/import-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import styles from './import-report-card.module.css';

/** Refused rows listed; the report on the clipboard has all that main tells of. */
const LISTED = 50;

/** After an import that refused rows: what came in, and each refused line with its reason. */
export function ImportReportCard() {
  const { t } = useTranslation();
  const language = useLanguage();
  const report = useImport((state) => state.report);
  if (!report) return null;
  const lines = refusalLines(t, report, language);
  const more = report.refusedCount - Math.min(LISTED, lines.length);
  return (
    <section className={styles['card']} aria-label={t('importReport.label')}>
      <div className={styles['head']} role="status">
        <strong className={styles['title']}>{t('importReport.title', { file: report.file })}</strong>
        <Facts className={styles['counts']} facts={countWords(t, report, language)} />
      </div>
      <div className={styles['buttons']}>
        <Button
          size="small"
          icon={<Copy aria-hidden="true" />}
          onPress={() => void copyText(reportText(t, report, language))}
        >
          {t('importReport.copy')}
        </Button>
        <IconButton label={t('action.close')} onPress={() => showImportReport(null)}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <ul className={`selectable ${styles['lines'] ?? ''}`} tabIndex={0} aria-label={t('importReport.label')}>
        {lines.slice(0, LISTED).map((line, at) => (
          <li key={at}>{line}</li>
        ))}
        {more > 0 ? (
          <li>{t('importReport.more', { count: more, shown: formatNumber(more, language) })}</li>
        ) : null}
      </ul>
    </section>
  );
}

const countWords = (t: TFunction, report: ImportReport, language: string): readonly string[] => [
  t('importReport.added', { shown: formatNumber(report.added, language) }),
  t('importReport.known', { shown: formatNumber(report.known, language) }),
  t('importReport.refused', { shown: formatNumber(report.refusedCount, language) }),
];

const refusalLines = (t: TFunction, report: ImportReport, language: string): readonly string[] =>
  report.refused.map(({ line, reason }) =>
    t('importReport.line', { line: formatNumber(line, language), reason: t(`importRefusal.${reason}`) }),
  );

function reportText(t: TFunction, report: ImportReport, language: string): string {
  const more = report.refusedCount - report.refused.length;
  return [
    t('importReport.title', { file: report.file }),
    ...countWords(t, report, language),
    ...refusalLines(t, report, language),
    ...(more > 0 ? [t('importReport.more', { count: more, shown: formatNumber(more, language) })] : []),
  ].join('\n');
}
