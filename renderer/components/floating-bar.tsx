import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import styles from './floating-bar.module.css';

/** Pixels at the foot of a list that it covers, with the gaps around it. */
export const FLOATING_BAR_HEIGHT = 64;

interface FloatingBarProps {
  /** What is selected. */
  readonly words: string;
  readonly onClose: () => void;
  /** Quiet buttons. */
  readonly children: ReactNode;
}

/** What can be done with what is selected, floating at the foot of a list. Nothing else closes it. */
export function FloatingBar({ words, onClose, children }: FloatingBarProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['place']}>
      <div className={styles['bar']} role="toolbar" aria-label={words}>
        <span className={styles['words']}>{words}</span>
        {children}
        <IconButton label={t('action.close')} onPress={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
