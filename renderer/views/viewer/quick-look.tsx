import { ChevronLeft, ChevronRight, Maximize, Save, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { setFullScreen } from '../../actions/media-uses.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { classNames } from '../../format/class-names.ts';
import { formatFileSize, formatNumber } from '../../format/file-size.ts';
import { hasModifier } from '../../format/platform-keys.ts';
import { lookAt } from '../../stores/quick-look-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import type { MediaSource } from '../../format/media-source.ts';
import { ViewerKeys } from './viewer-keys.ts';
import styles from './quick-look.module.css';

interface QuickLookProps {
  /** What is looked at; null while closed. */
  readonly looked: Pick<MediaSource, 'id' | 'name' | 'contentType' | 'size'> | null;
  /** Its place among the others, from 0, and how many there are. */
  readonly at: number;
  readonly count: number;
  readonly onMove: (by: number) => void;
  /** For whatever reason: the person closed it, or what was looked at, or the view around it, went away. */
  readonly onClosed: (id: string) => void;
  /** Absent where it is the person's own file. */
  readonly onSave?: (() => void) | undefined;
  /** The view itself. */
  readonly children: ReactNode;
}

/** One file in the whole window, and the way to the others. */
export function QuickLook({ onClosed, ...props }: QuickLookProps) {
  const { looked } = props;
  const isOpen = looked !== null;
  const [isFull, setFull] = useState(false);
  const last = useRef({ id: '', onClosed });
  useEffect(() => {
    if (looked) last.current = { id: looked.id, onClosed };
  });
  useEffect(() => {
    if (!isOpen) return;
    return () => {
      lookAt(null);
      setFull(false);
      last.current.onClosed(last.current.id);
    };
  }, [isOpen]);
  useEffect(() => {
    if (!isFull) return;
    setFullScreen(true);
    return () => setFullScreen(false);
  }, [isFull]);
  const close = () => lookAt(null);
  return (
    <ModalOverlay
      className={styles['scrim'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className={classNames(styles, 'modal', isFull && 'full')}>
        {looked ? <Look {...props} looked={looked} onClose={close} onFull={() => setFull(!isFull)} /> : null}
      </Modal>
    </ModalOverlay>
  );
}

interface LookProps extends Omit<QuickLookProps, 'onClosed'> {
  readonly looked: NonNullable<QuickLookProps['looked']>;
  readonly onClose: () => void;
  readonly onFull: () => void;
}

function Look({ looked, at, count, onMove, onClose, onFull, onSave, children }: LookProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const next = () => at < count - 1 && onMove(1);
  const previous = () => at > 0 && onMove(-1);
  useKeys({
    ' ': onClose,
    ArrowLeft: previous,
    ArrowRight: next,
    PageUp: previous,
    PageDown: next,
    f: onFull,
    ...(onSave ? { s: onSave } : {}),
  });
  return (
    <Dialog className={styles['dialog'] ?? ''} aria-label={t('viewer.quickLook')}>
      <header className={styles['head']}>
        <Heading slot="title" className={styles['title'] ?? ''} aria-live="polite">
          <bdi>{looked.name}</bdi>
        </Heading>
        <span className={styles['facts']}>
          {looked.contentType} · {formatFileSize(looked.size, language)}
        </span>
        <span className={styles['position']}>
          {t('viewer.position', { at: formatNumber(at + 1, language), total: formatNumber(count, language) })}
        </span>
        {onSave ? (
          <IconButton label={t('action.saveFile')} onPress={onSave}>
            <Save aria-hidden="true" />
          </IconButton>
        ) : null}
        <IconButton label={t('viewer.fullScreen')} onPress={onFull}>
          <Maximize aria-hidden="true" />
        </IconButton>
        <IconButton label={t('action.close')} onPress={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles['body']}>
        <IconButton label={t('viewer.previous')} isDisabled={at === 0} onPress={previous}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <ViewerKeys value={true}>{children}</ViewerKeys>
        <IconButton label={t('viewer.next')} isDisabled={at >= count - 1} onPress={next}>
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
