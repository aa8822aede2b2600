import { useTranslation } from 'react-i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { fetchAgain } from '../../actions/desk.ts';
import { Button } from '../../components/button.tsx';
import type { GoneCause } from '../../format/gone-causes.ts';
import { goneSentence, goneTitle } from '../../format/gone-words.ts';
import { useGone } from './use-gone.ts';
import styles from './gone-reasons.module.css';

/** Accounts offered to be tried; those after them are hardly it. */
const MOST_OFFERED = 4;

/** Why the server has no such media, most likely first, each with what can be done about it. */
export function GoneReasons({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const gone = useGone(transfer);
  if (!gone) return null;
  const { reading, names } = gone;
  return (
    <section className={styles['reasons']} aria-label={t('gone.title')}>
      <h3 className={styles['title']}>
        {reading.evident ? goneTitle(t, reading.evident) : t('gone.title')}
        <span>{t('gone.likely')}</span>
      </h3>
      <ol>
        {reading.causes.map((cause) => (
          <li key={cause.kind}>
            <p className="selectable">{goneSentence(t, cause, reading, names)}</p>
            <Cures transfer={transfer} cause={cause} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Cures({ transfer, cause }: { transfer: Transfer; cause: GoneCause }) {
  const { t } = useTranslation();
  const accounts = useGone(transfer)?.reading.accounts ?? [];
  const buttons =
    cause.kind === 'wrong_account'
      ? accounts.slice(0, MOST_OFFERED).map(({ id, name }) => ({
          key: id,
          words: t('gone.tryAccount', { account: name }),
          change: { accountId: id },
        }))
      : cause.kind === 'wrong_kind'
        ? voiceCures(cause.other).map(({ hdVoice, words }) => ({
            key: words,
            words: t(words),
            change: { hdVoice },
          }))
        : [];
  if (buttons.length === 0) return null;
  return (
    <div className={styles['cures']}>
      {buttons.map(({ key, words, change }) => (
        <Button key={key} size="small" onPress={() => void fetchAgain(transfer, change)}>
          {words}
        </Button>
      ))}
    </div>
  );
}

function voiceCures(other: Extract<GoneCause, { kind: 'wrong_kind' }>['other']) {
  if (other === 'ordinary_voice') return [{ hdVoice: false, words: 'gone.tryOrdinary' }] as const;
  return other === 'hd_voice' ? ([{ hdVoice: true, words: 'desk.fetchHd' }] as const) : [];
}
