import { useTranslation } from 'react-i18next';
import { questionOf, type UploadQuestion } from '../../electron/contract/preflight.ts';
import type { Transfer } from '../../electron/contract/transfer.ts';
import { applyCure, commonCures } from '../actions/cures.ts';
import { stopFits } from '../actions/fit.ts';
import { decideUploads } from '../actions/preflight.ts';
import { cancelTransfers, resumeTransfers } from '../actions/transfers.ts';
import { formatFileSize } from '../format/file-size.ts';
import { formatList } from '../format/list.ts';
import { isUnderway, useFits } from '../stores/fit-store.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { useTransferList, useTransferTotals } from '../stores/transfer-store.ts';
import type { TransferTotals } from '../stores/transfer-totals.ts';
import { Button } from './button.tsx';
import { FitNews } from './fit-news.tsx';
import styles from './question-bars.module.css';

const asks =
  (question: UploadQuestion) =>
  (transfer: Transfer): boolean =>
    questionOf(transfer) === question;

/** In the order in which they stand, and those that ask each. */
const BARS = [
  { question: 'upload_unconfirmed', matches: asks('upload_unconfirmed') },
  { question: 'fits_after_conversion', matches: asks('fits_after_conversion') },
  { question: 'will_be_refused', matches: asks('will_be_refused') },
  { question: 'already_live', matches: asks('already_live') },
] as const satisfies readonly {
  readonly question: UploadQuestion;
  readonly matches: (transfer: Transfer) => boolean;
}[];

/** One alone has its answers in its row. */
const barsOf = ({ questions }: TransferTotals) => BARS.filter(({ question }) => questions[question] > 1);

/** Answers for all that ask the same at once, a bar for each question. */
export function QuestionBars() {
  return (
    <>
      {barsOf(useTransferTotals()).map((bar) => (
        <QuestionBar key={bar.question} {...bar} />
      ))}
      <FitNews />
    </>
  );
}

function QuestionBar({ question, matches }: (typeof BARS)[number]) {
  const transfers = useTransferList(matches);
  const words = useBarWords(question, transfers);
  return (
    <div className={styles['bar']} role="group" aria-label={words} data-question={question}>
      <span className={styles['words']} title={words}>
        {words}
      </span>
      <Answers question={question} transfers={transfers} />
    </div>
  );
}

function useBarWords(question: UploadQuestion, transfers: readonly Transfer[]): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = transfers.length;
  switch (question) {
    case 'upload_unconfirmed': {
      const bytes = transfers.reduce((sum, { preflight }) => sum + (preflight?.facts.size ?? 0), 0);
      const accounts = [...new Set(transfers.map(({ accountName }) => accountName))];
      return t('preflight.unconfirmed', {
        count,
        size: formatFileSize(bytes, language),
        accounts: formatList(accounts, language, 'conjunction'),
      });
    }
    case 'fits_after_conversion':
      return t('preflight.fits', { count });
    case 'will_be_refused':
      return t('preflight.refused', { count });
    case 'already_live':
      return t('transfers.liveCount', { count });
  }
}

function Answers(props: { question: UploadQuestion; transfers: readonly Transfer[] }) {
  const { t } = useTranslation();
  const { question, transfers } = props;
  const ids = transfers.map(({ id }) => id);
  switch (question) {
    case 'upload_unconfirmed':
      return (
        <>
          <Answer words={t('preflight.uploadAll')} run={() => void resumeTransfers(ids)} />
          <Answer words={t('transfers.cancelAll')} run={() => void cancelTransfers(ids)} />
        </>
      );
    case 'already_live':
      return (
        <>
          <Answer words={t('transfers.useAll')} run={() => void decideUploads(ids, { kind: 'use_live' })} />
          <Answer
            words={t('transfers.uploadAllAnew')}
            run={() => void decideUploads(ids, { kind: 'upload_anew' })}
          />
        </>
      );
    case 'fits_after_conversion':
    case 'will_be_refused':
      return <CureAnswers transfers={transfers} ids={ids} />;
  }
}

function CureAnswers({ transfers, ids }: { transfers: readonly Transfer[]; ids: readonly string[] }) {
  const { t } = useTranslation();
  const isFitting = useFits(({ byId }) => ids.length > 0 && ids.every((id) => isUnderway(byId.get(id))));
  return (
    <>
      {isFitting ? <Answer words={t('preflight.stop')} run={() => stopFits(ids)} /> : null}
      {commonCures(transfers)
        .filter((cure) => !isFitting || cure !== 'fit')
        .map((cure) => (
          <Answer
            key={cure}
            words={t(`preflight.cureAll.${cure}`)}
            run={() => void applyCure(cure, transfers)}
          />
        ))}
    </>
  );
}

function Answer({ words, run }: { words: string; run: () => void }) {
  return (
    <Button size="small" onPress={run}>
      {words}
    </Button>
  );
}
