import { useEffect } from 'react';
import type { Transfer } from '../../electron/contract/transfer.ts';
import type { Verdict } from '../../electron/contract/verdict.ts';
import { applyCure } from '../actions/cures.ts';
import { stopFits, wantVoiceCodec } from '../actions/fit.ts';
import { errorText } from '../format/error-text.ts';
import { refusalWords } from '../format/preflight-words.ts';
import { isUnderway, useFits, type Fit } from '../stores/fit-store.ts';
import { AnswerButton } from './answer-button.tsx';
import { LimitLine } from './limit-line.tsx';
import { Progress } from './progress.tsx';
import { RunInWords } from './run-in-words.tsx';
import { VoicePart } from './voice-part.tsx';
import { useWords } from './words.tsx';
import styles from './upload-verdict.module.css';

interface UploadVerdictProps {
  readonly transfer: Transfer;
  readonly inTabOrder: boolean;
}

type Refusing = Exclude<Verdict, { readonly kind: 'ready' }>;

/** Why the server would refuse a file, by which limit, and the buttons that cure it. */
export function UploadVerdict({ transfer, inTabOrder }: UploadVerdictProps) {
  const { t, language } = useWords();
  const { id, name, preflight } = transfer;
  const fit = useFits(({ byId }) => byId.get(id) ?? null);
  if (!preflight || preflight.verdict.kind === 'ready') return null;
  const { facts, verdict } = preflight;
  return (
    <div className={styles['verdict']}>
      <RunInWords
        heading={t(`preflight.verdict.${verdict.kind}`)}
        tone={verdict.kind === 'fits_after_conversion' ? 'fitting' : 'warning'}
      >
        {verdict.refusals.map((refusal) => (
          <span key={refusal.reason} className="selectable">
            {refusalWords(t, language, refusal)}
          </span>
        ))}
      </RunInWords>
      <LimitLine accountId={transfer.accountId} type={verdict.type} inTabOrder={inTabOrder} />
      {fit && isUnderway(fit) ? (
        <Fitting id={id} name={name} fit={fit} inTabOrder={inTabOrder} />
      ) : (
        <>
          {verdict.kind === 'fits_after_conversion' ? (
            <VoicePart
              id={id}
              name={name}
              facts={facts}
              conversion={verdict.conversion}
              inTabOrder={inTabOrder}
            />
          ) : null}
          {fit?.kind === 'failed' ? <FitFailure fit={fit} /> : null}
          <Cures transfer={transfer} verdict={verdict} inTabOrder={inTabOrder} />
        </>
      )}
    </div>
  );
}

function Cures({ transfer, verdict, inTabOrder }: UploadVerdictProps & { verdict: Refusing }) {
  const { t } = useWords();
  const isVoice = verdict.kind === 'fits_after_conversion' && verdict.type === 'voice';
  useEffect(() => (isVoice ? wantVoiceCodec() : undefined), [isVoice]);
  return (
    <div className={styles['cures']} data-cures>
      {verdict.cures.map((cure) => (
        <AnswerButton
          key={cure}
          words={t(`preflight.cure.${cure}`)}
          inTabOrder={inTabOrder}
          onPress={() => void applyCure(cure, [transfer])}
        />
      ))}
    </div>
  );
}

/** In place of the cures while one is at work. */
function Fitting(props: { id: string; name: string; fit: Fit; inTabOrder: boolean }) {
  const { t } = useWords();
  const { id, name, fit, inTabOrder } = props;
  return (
    <div className={styles['fitting']}>
      {fit.kind === 'waiting' ? (
        <span>{t('preflight.fitWaits')}</span>
      ) : (
        <>
          <span>{t('preflight.fitting')}</span>
          <Progress label={name} done={fit.kind === 'running' ? fit.progress : 1} total={1} />
        </>
      )}
      <AnswerButton words={t('preflight.stop')} inTabOrder={inTabOrder} onPress={() => stopFits([id])} />
    </div>
  );
}

/** Why it could not be made to fit; the cures stay. FitNews says it aloud. */
function FitFailure({ fit: { error } }: { fit: Extract<Fit, { kind: 'failed' }> }) {
  const { language } = useWords();
  const { title, cure } = errorText(error, null, language);
  return (
    <RunInWords heading={title} tone="failed">
      <span className="selectable">{cure}</span>
    </RunInWords>
  );
}
