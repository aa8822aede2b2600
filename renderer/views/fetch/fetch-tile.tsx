import { Copy, LoaderCircle, Save, TriangleAlert, X } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { dialectOf } from '../../../electron/contract/account.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { copyMediaId } from '../../actions/clipboard.ts';
import { dragFetched } from '../../actions/media-uses.ts';
import { saveFetched } from '../../actions/fetches.ts';
import { dismissTransfers, retryTransfers } from '../../actions/transfers.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MiddleEllipsis } from '../../components/middle-ellipsis.tsx';
import { Progress } from '../../components/progress.tsx';
import { classNames } from '../../format/class-names.ts';
import { errorText } from '../../format/error-text.ts';
import { formatFileSize } from '../../format/file-size.ts';
import { middleTruncate } from '../../format/middle-truncate.ts';
import { useAccount } from '../../stores/account-store.ts';
import { selectFetched } from '../../stores/fetch-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { isStuck } from '../../stores/transfer-totals.ts';
import { TilePicture } from './tile-picture.tsx';
import styles from './fetch-tile.module.css';

export const tileButtonId = (id: string): string => `tile-${id}`;

export const isTileButton = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.id.startsWith(tileButtonId(''));

/** Once what covers it is gone. */
export const focusTile = (id: string): void => {
  requestAnimationFrame(() => document.getElementById(tileButtonId(id))?.focus());
};

interface FetchTileProps {
  readonly transfer: Transfer;
  readonly isSelected: boolean;
  readonly inTabOrder: boolean;
  readonly onFocus: () => void;
}

/** One fetched media_id: under way, there, or why not. The tile itself is a button that opens the inspector. */
export function FetchTile({ transfer, isSelected, inTabOrder, onFocus }: FetchTileProps) {
  const { id, state } = transfer;
  const name = transfer.fetched?.name ?? middleTruncate(transfer.name, 22);
  return (
    <div
      className={classNames(styles, 'tile', isSelected && 'selected', state === 'failed' && 'failed')}
      data-state={state}
    >
      <button
        id={tileButtonId(id)}
        type="button"
        className={styles['open']}
        tabIndex={inTabOrder ? 0 : -1}
        aria-label={name}
        aria-pressed={isSelected}
        draggable={transfer.fetched !== null}
        onDragStart={(event) => {
          // The desktop takes the drag over, with the file itself.
          event.preventDefault();
          dragFetched(id);
        }}
        onFocus={onFocus}
        onClick={() => selectFetched(isSelected ? null : id)}
      />
      <div className={styles['face']}>
        <TileFace transfer={transfer} />
      </div>
      <div className={styles['foot']}>
        <TileWords transfer={transfer} />
        <TileActions transfer={transfer} />
      </div>
    </div>
  );
}

const TileFace = memo(function TileFace({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  if (transfer.fetched)
    return <TilePicture id={transfer.id} type={transfer.type} fetched={transfer.fetched} />;
  if (isStuck(transfer) || transfer.state === 'retrying') return <TileReason transfer={transfer} />;
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
function TileReason({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const account = useAccount(transfer.accountId);
  if (!transfer.error) return null;
  const { title, cures } = errorText(transfer.error, account && dialectOf(account.imitates), language);
  return (
    <div className={classNames(styles, 'reason', isStuck(transfer) && 'stuck')}>
      {isStuck(transfer) ? <TriangleAlert aria-hidden="true" /> : <LoaderCircle aria-hidden="true" />}
      <p title={title}>{title}</p>
      {transfer.state === 'retrying' || cures.includes('retry') ? (
        <Button size="small" onPress={() => void retryTransfers([transfer.id])}>
          {t('action.retry')}
        </Button>
      ) : null}
    </div>
  );
}

const TileWords = memo(function TileWords({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { fetched, state } = transfer;
  const facts = fetched ? formatFileSize(fetched.size, language) : t(`state.${state}`);
  return (
    <span className={styles['words']}>
      <bdi className={styles['name']} title={fetched?.name ?? transfer.name}>
        {fetched?.name ?? <MiddleEllipsis text={transfer.name} />}
      </bdi>
      <span className={styles['facts']}>{facts}</span>
    </span>
  );
});

const TileActions = memo(function TileActions({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const { mediaId, fetched, id, state } = transfer;
  return (
    <span className={styles['actions']}>
      {mediaId ? (
        <IconButton label={t('action.copyMediaId')} onPress={() => void copyMediaId(mediaId)}>
          <Copy aria-hidden="true" />
        </IconButton>
      ) : null}
      {fetched ? (
        <IconButton label={t('action.saveFile')} onPress={() => void saveFetched(id)}>
          <Save aria-hidden="true" />
        </IconButton>
      ) : null}
      {state === 'failed' ? (
        <IconButton label={t('action.dismiss')} onPress={() => void dismissTransfers([id])}>
          <X aria-hidden="true" />
        </IconButton>
      ) : null}
    </span>
  );
});
