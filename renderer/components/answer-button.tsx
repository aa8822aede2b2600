import styles from './button.module.css';

interface AnswerButtonProps {
  readonly words: string;
  readonly inTabOrder: boolean;
  readonly onPress: () => void;
}

/** A small Button for rows of a long list: a plain element, since hundreds come at once when a drop asks. */
export function AnswerButton({ words, inTabOrder, onPress }: AnswerButtonProps) {
  return (
    <button
      type="button"
      className={`${styles['button'] ?? ''} ${styles['plain'] ?? ''} ${styles['small'] ?? ''}`}
      tabIndex={inTabOrder ? 0 : -1}
      onClick={onPress}
    >
      {words}
    </button>
  );
}
