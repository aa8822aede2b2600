import { isMac } from '../format/platform-keys.ts';
import styles from './key-hint.module.css';

const MAC_NAMES: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥' };

const nameOf = (key: string): string =>
  (isMac() ? MAC_NAMES[key] : undefined) ?? (key === 'Mod' ? 'Ctrl' : key);

/** A key or combination as it is printed on this system's keyboards, e.g. `Ctrl O` or `⌘ O`. */
export function KeyHint({ keys }: { keys: string }) {
  const parts = keys.split('+').map((part) => nameOf(part));
  return (
    <kbd className={styles['keys'] ?? ''}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </kbd>
  );
}
