import type { Transfer } from '../../electron/contract/transfer.ts';
import { isSeeable } from '../format/media-source.ts';
import { classNames } from '../format/class-names.ts';
import { lookAt } from '../stores/quick-look-store.ts';
import { useSettings } from '../stores/settings-store.ts';
import { Thumbnail } from './thumbnail.tsx';
import { useWords } from './words.tsx';
import styles from './transfer-thumbnail.module.css';

const buttonId = (id: string): string => `look-${id}`;

/** Once what covers it is gone. */
export const focusTransfer = (id: string): void => {
  requestAnimationFrame(() => document.getElementById(buttonId(id))?.focus());
};

interface TransferThumbnailProps {
  readonly transfer: Transfer;
  readonly role: 'gridcell' | undefined;
  readonly inTabOrder: boolean;
}

/** A row's small picture, and the way to the large one. */
export function TransferThumbnail({ transfer, role, inTabOrder }: TransferThumbnailProps) {
  const { t } = useWords();
  const { id, name, fetched, preflight } = transfer;
  const isBlurred = useSettings((state) => state.settings.blurFetched) && fetched !== null;
  const picture = (
    <Thumbnail
      id={id}
      type={transfer.type}
      contentType={fetched?.contentType ?? preflight?.facts.contentType}
      fetched={fetched}
    />
  );
  if (!isSeeable(transfer)) return picture;
  const label = t('viewer.lookAt', { name: fetched?.name ?? name });
  return (
    <span role={role} className={styles['cell']}>
      <button
        id={buttonId(id)}
        type="button"
        className={classNames(styles, 'look', isBlurred && 'blurred')}
        aria-label={label}
        title={t('viewer.quickLook')}
        tabIndex={inTabOrder ? 0 : -1}
        onClick={() => lookAt({ kind: 'transfer', id })}
      >
        {picture}
      </button>
    </span>
  );
}
