import type { ReactNode, Ref } from 'react';
import styles from './icon-button.module.css';

interface RowButtonProps {
  /** Accessible name, and what shows on hover. */
  readonly label: string;
  readonly inTabOrder: boolean;
  readonly onPress: () => void;
  readonly opensMenu?: boolean;
  readonly isOpen?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

/** An icon button for rows of a long list: a plain element, since hundreds are mounted while scrolling. */
export function RowButton({ label, inTabOrder, onPress, opensMenu, isOpen, ref, children }: RowButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={styles['button']}
      aria-label={label}
      title={label}
      tabIndex={inTabOrder ? 0 : -1}
      aria-haspopup={opensMenu ? 'menu' : undefined}
      aria-expanded={opensMenu ? Boolean(isOpen) : undefined}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
