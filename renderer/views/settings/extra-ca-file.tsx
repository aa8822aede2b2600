import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError, Result } from '../../../electron/contract/errors.ts';
import type { ExtraCa } from '../../../electron/contract/network.ts';
import { chooseCaFile, removeCaFile } from '../../actions/network.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Facts } from '../../components/facts.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useRemaining } from '../../components/use-remaining.ts';
import { formatDateTime } from '../../format/date-time.ts';
import { useLanguage, useSettings } from '../../stores/settings-store.ts';
import styles from './network-settings.module.css';

/** The company's own authority. Main asks for the file; the page never names one. */
export function ExtraCaFile() {
  const { t } = useTranslation();
  const extraCa = useSettings((state) => state.network.extraCa);
  const [error, setError] = useState<AppError | null>(null);
  const run = async (work: () => Promise<Result<unknown>>) => {
    setError(null);
    const answer = await work();
    if (!answer.ok) setError(answer.error);
  };
  return (
    <div className={styles['part']} role="group" aria-label={t('network.extraCa')}>
      <div className={styles['row']}>
        <div className={styles['grow']}>
          <p>{t('network.extraCa')}</p>
          {extraCa ? (
            <CaFacts extraCa={extraCa} />
          ) : (
            <p className={styles['text']}>{t('network.extraCaText')}</p>
          )}
        </div>
        <Button onPress={() => void run(chooseCaFile)}>{t('network.chooseCa')}</Button>
        {extraCa ? (
          <IconButton label={t('network.removeCa')} onPress={() => void run(removeCaFile)}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      <div role="status" aria-live="polite" className={styles['outcome']}>
        {error ? <ErrorNotice error={error} accountId={null} imitates={null} inForm /> : null}
      </div>
    </div>
  );
}

function CaFacts({ extraCa }: { extraCa: ExtraCa }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isExpired = useRemaining(extraCa.expiresAt, 0).band === 'expired';
  const time = formatDateTime(extraCa.expiresAt * 1000, language);
  return (
    <p className={styles['text']}>
      <Facts
        facts={[
          extraCa.fileName,
          t('network.caCount', { count: extraCa.count }),
          isExpired ? (
            <span className={styles['expired']}>{t('network.caExpired', { time })}</span>
          ) : (
            t('network.caExpires', { time })
          ),
        ]}
      />
    </p>
  );
}
