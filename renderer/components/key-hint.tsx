import { isMac } from '../format/platform-keys.ts';
import styles from './key-hint.module.css';

/** A key or combination as it is printed on this system's keyboards, e.g. `Ctrl O` or `⌘ O`. */
export function KeyHint({ keys }: { keys: string }) {
  const parts = keys.split('+').map((part) => (part === 'Mod' ? (isMac() ? '⌘' : 'Ctrl') : part));
  return (
    <kbd className={styles['keys'] ?? ''}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </kbd>
  );
}
