import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** An id or a hash. */
  readonly mono?: boolean;
}

/** What is known of something, a line each; facts without a value are left out. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value, mono }) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={mono ? `selectable ${styles['mono'] ?? ''}` : 'selectable'}>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
