import { ChevronLeft, ChevronRight, Maximize, Save, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FetchedMedia } from '../../../electron/contract/media.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { setFullScreen } from '../../actions/fetched-uses.ts';
import { saveFetched } from '../../actions/fetches.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { classNames } from '../../format/class-names.ts';
import { formatFileSize } from '../../format/file-size.ts';
import { hasModifier } from '../../format/platform-keys.ts';
import { lookAt, useQuickLook } from '../../stores/quick-look-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { MediaView } from './media-view.tsx';
import { ViewerKeys } from './viewer-keys.ts';
import styles from './quick-look.module.css';

/** A fetch that brought its file. */
type Seen = Transfer & { readonly fetched: FetchedMedia };

const isSeen = (transfer: Transfer): transfer is Seen => transfer.fetched !== null;

/** One fetched file in the whole window, and the way to the others. `onClose` hears which was looked at last. */
export function QuickLook({
  transfers,
  onClose,
}: {
  transfers: readonly Transfer[];
  onClose: (id: string) => void;
}) {
  const id = useQuickLook((state) => state.id);
  const shown = id === null ? [] : transfers.filter(isSeen);
  const at = shown.findIndex((transfer) => transfer.id === id);
  const transfer = shown[at];
  const [isFull, setFull] = useState(false);
  const close = () => {
    lookAt(null);
    if (isFull) setFullScreen(false);
    setFull(false);
    if (transfer) onClose(transfer.id);
  };
  const toggleFull = () => {
    setFullScreen(!isFull);
    setFull(!isFull);
  };
  const move = (by: number) => {
    const next = shown[at + by];
    if (next) lookAt(next.id);
  };
  return (
    <ModalOverlay
      className={styles['scrim'] ?? ''}
      isOpen={transfer !== undefined}
      isDismissable
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className={classNames(styles, 'modal', isFull && 'full')}>
        {transfer ? (
          <Look
            transfer={transfer}
            at={at}
            count={shown.length}
            move={move}
            close={close}
            toggleFull={toggleFull}
          />
        ) : null}
      </Modal>
    </ModalOverlay>
  );
}

interface LookProps {
  readonly transfer: Seen;
  readonly at: number;
  readonly count: number;
  readonly move: (by: number) => void;
  readonly close: () => void;
  readonly toggleFull: () => void;
}

function Look({ transfer: { id, type, fetched }, at, count, move, close, toggleFull }: LookProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  useKeys({
    ' ': close,
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
    PageUp: () => move(-1),
    PageDown: () => move(1),
    f: toggleFull,
  });
  return (
    <Dialog className={styles['dialog'] ?? ''} aria-label={t('viewer.quickLook')}>
      <header className={styles['head']}>
        <Heading slot="title" className={styles['title'] ?? ''} aria-live="polite">
          <bdi>{fetched.name}</bdi>
        </Heading>
        <span className={styles['facts']}>
          {fetched.contentType} · {formatFileSize(fetched.size, language)}
        </span>
        <span className={styles['position']}>
          {t('viewer.position', { at: String(at + 1), total: String(count) })}
        </span>
        <IconButton label={t('action.saveFile')} onPress={() => void saveFetched(id)}>
          <Save aria-hidden="true" />
        </IconButton>
        <IconButton label={t('viewer.fullScreen')} onPress={toggleFull}>
          <Maximize aria-hidden="true" />
        </IconButton>
        <IconButton label={t('action.close')} onPress={close}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles['body']}>
        <IconButton label={t('viewer.previous')} isDisabled={at === 0} onPress={() => move(-1)}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <ViewerKeys value={true}>
          <MediaView id={id} type={type} fetched={fetched} />
        </ViewerKeys>
        <IconButton label={t('viewer.next')} isDisabled={at === count - 1} onPress={() => move(1)}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
      </div>
    </Dialog>
  );
}

/** Elements that have a use of their own for the space bar, and for arrows. */
const USES_SPACE = 'button, input, video, [role=slider]';
const USES_ARROWS = 'input, video, pre, [role=slider]';

const isUsed = ({ key, target }: KeyboardEvent): boolean => {
  const users = key === ' ' ? USES_SPACE : key.startsWith('Arrow') ? USES_ARROWS : null;
  return users !== null && target instanceof Element && target.closest(users) !== null;
};

/** Keys of the window, wherever the focus is: it may be on what was shown before. What the view itself used is not ours. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || hasModifier(event) || isUsed(event)) return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
