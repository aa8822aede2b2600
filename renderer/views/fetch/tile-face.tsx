import { CircleSlash2, LoaderCircle, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { dialectOf } from '../../../electron/contract/account.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { fetchAgain } from '../../actions/desk.ts';
import { retryTransfers } from '../../actions/transfers.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { useWords } from '../../components/words.tsx';
import { classNames } from '../../format/class-names.ts';
import { errorText } from '../../format/error-text.ts';
import { isGone } from '../../format/gone-causes.ts';
import { goneSentence, goneTitle } from '../../format/gone-words.ts';
import { useAccount } from '../../stores/account-store.ts';
import { isStuck } from '../../stores/transfer-totals.ts';
import { TilePicture } from './tile-picture.tsx';
import { useGone, type Gone } from './use-gone.ts';
import styles from './tile-face.module.css';

interface FaceProps {
  readonly transfer: Transfer;
  readonly inTabOrder: boolean;
}

/** Its picture; until that is there how far it is, or why it is not there. */
export const TileFace = memo(function TileFace({ transfer, inTabOrder }: FaceProps) {
  const { t } = useWords();
  if (transfer.fetched)
    return <TilePicture id={transfer.id} type={transfer.type} fetched={transfer.fetched} />;
  if (isGone(transfer)) return <TileGone transfer={transfer} inTabOrder={inTabOrder} />;
  if (isStuck(transfer) || transfer.state === 'retrying')
    return <TileReason transfer={transfer} inTabOrder={inTabOrder} />;
  const isMoving = transfer.state === 'running' || transfer.state === 'checking';
  return (
    <div className={classNames(styles, 'loading', isMoving && 'moving')}>
      <LoaderCircle aria-hidden="true" />
      {isMoving ? (
        <Progress label={t('fetch.loading')} done={transfer.bytesDone} total={transfer.bytesTotal} />
      ) : null}
    </div>
  );
});

/** Why it is not there, or not yet, with Retry for those who will not wait. */
function TileReason({ transfer, inTabOrder }: FaceProps) {
  const { t, language } = useWords();
  const account = useAccount(transfer.accountId);
  if (!transfer.error) return null;
  const { title, cures } = errorText(transfer.error, account && dialectOf(account.imitates), language);
  return (
    <div className={classNames(styles, 'reason', isStuck(transfer) && 'stuck')}>
      {isStuck(transfer) ? <TriangleAlert aria-hidden="true" /> : <LoaderCircle aria-hidden="true" />}
      <p>{title}</p>
      {transfer.state === 'retrying' || cures.includes('retry') ? (
        <Button
          size="small"
          excludeFromTabOrder={!inTabOrder}
          onPress={() => void retryTransfers([transfer.id])}
        >
          {t('action.retry')}
        </Button>
      ) : null}
    </div>
  );
}

/** What most likely became of it, and what to do about that; where nothing speaks for one cause, what the server said. */
function TileGone({ transfer, inTabOrder }: FaceProps) {
  const { t, language } = useWords();
  const account = useAccount(transfer.accountId);
  const gone = useGone(transfer);
  const cause = gone?.reading.evident;
  if (!gone || !cause) {
    const said =
      transfer.error && errorText(transfer.error, account && dialectOf(account.imitates), language);
    return (
      <div className={styles['reason']}>
        <CircleSlash2 aria-hidden="true" />
        <p>{said?.title}</p>
      </div>
    );
  }
  const sentence = goneSentence(t, cause, gone.reading, gone.names);
  return (
    <div className={styles['reason']}>
      <strong>{goneTitle(t, cause)}</strong>
      <p>{sentence}</p>
      <TileCure transfer={transfer} inTabOrder={inTabOrder} gone={gone} />
    </div>
  );
}

function TileCure({ transfer, inTabOrder, gone: { reading } }: FaceProps & { readonly gone: Gone }) {
  const { t } = useWords();
  const { evident: cause, accounts } = reading;
  const [best] = accounts;
  if (cause?.kind === 'wrong_kind' && cause.other === 'ordinary_voice')
    return (
      <Button
        size="small"
        excludeFromTabOrder={!inTabOrder}
        onPress={() => void fetchAgain(transfer, { hdVoice: false })}
      >
        {t('gone.tryOrdinary')}
      </Button>
    );
  // Where no account here has that company, none is worth a try.
  if (cause?.kind !== 'wrong_account' || cause.because === 'addressee_unknown' || !best) return null;
  return (
    <Button
      size="small"
      excludeFromTabOrder={!inTabOrder}
      onPress={() => void fetchAgain(transfer, { accountId: best.id })}
    >
      {t('gone.tryAccount', { account: best.name })}
    </Button>
  );
}
