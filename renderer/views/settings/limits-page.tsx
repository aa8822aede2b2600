import { ArrowLeft } from 'lucide-react';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMIT_PROFILES } from '../../../electron/contract/account-limits.ts';
import type { Account } from '../../../electron/contract/account.ts';
import { changeLimits } from '../../actions/preflight.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { isoDay } from '../../format/date-time.ts';
import { closeLimits } from '../../stores/view-store.ts';
import { limitsFrom, newLimitsDraft, wrongProfile, type LimitsDraft } from './limits-draft.ts';
import { LimitsTable } from './limits-table.tsx';
import { SaveOutcome, type Outcome } from './save-outcome.tsx';
import form from './account-form.module.css';
import styles from './limits-page.module.css';

/** The limits an account goes by: which profile, and the person's own changes of it. */
export function LimitsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id, imitates, limits } = account;
  const [draft, setDraft] = useState<LimitsDraft>(() => newLimitsDraft(imitates, limits));
  // Each that fails puts the keyboard in what is wrong; 0: nothing is told.
  const [tries, setTries] = useState(0);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const change = (part: Partial<LimitsDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setOutcome({ kind: 'none' });
  };
  const save = async () => {
    const wrong = wrongProfile(imitates, draft);
    setTries(wrong === null ? 0 : tries + 1);
    if (wrong !== null) {
      change({ profile: wrong });
      return;
    }
    setOutcome({ kind: 'busy' });
    const answer = await changeLimits(id, limitsFrom(imitates, draft, limits, isoDay(Date.now())));
    if (answer.ok) setDraft(newLimitsDraft(imitates, answer.value.limits));
    setOutcome(answer.ok ? { kind: 'saved' } : { kind: 'failed', error: answer.error });
  };
  useEffect(() => {
    if (tries > 0) document.querySelector<HTMLElement>('[data-form=limits] [aria-invalid=true]')?.focus();
  }, [tries]);
  return (
    <>
      <ViewHeader
        title={t('limits.title', { name: account.name })}
        lead={
          <IconButton label={t('limits.back')} onPress={closeLimits}>
            <ArrowLeft aria-hidden="true" />
          </IconButton>
        }
      />
      <form
        className={form['scroller']}
        data-form="limits"
        noValidate
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={form['page']}>
          <div className={styles['profile']}>
            <Segmented
              label={t('limits.profiles')}
              value={draft.profile}
              options={LIMIT_PROFILES.map((value) => ({ value, label: t(`limits.profile.${value}`) }))}
              onChange={(profile) => change({ profile })}
            />
            <p className={styles['text']}>{t(`limits.profileText.${draft.profile}`)}</p>
          </div>
          <LimitsTable
            platform={imitates}
            limits={limits}
            draft={draft}
            isTried={tries > 0}
            onChange={(rows) => change({ rows: { ...draft.rows, [draft.profile]: rows } })}
          />
          <p className={styles['text']}>{t('limits.text')}</p>
        </div>
        <footer className={form['foot']}>
          <div className={styles['outcome']}>
            <SaveOutcome outcome={outcome} saved={t('limits.saved')} />
          </div>
          <div className={form['buttons']}>
            <span className={form['gap']} />
            <Button tone="quiet" onPress={closeLimits}>
              {t('action.cancel')}
            </Button>
            <Button tone="primary" type="submit" isDisabled={outcome.kind === 'busy'} data-command="save">
              {t('action.save')}
            </Button>
          </div>
        </footer>
      </form>
    </>
  );
}
