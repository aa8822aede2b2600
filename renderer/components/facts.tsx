import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.ts';
import styles from './facts.module.css';

/** Short facts side by side with a dot between them; those that are empty are left out. */
export function Facts({ facts, className }: { facts: readonly ReactNode[]; className?: string | undefined }) {
  return (
    <span className={`${classNames(styles, 'facts')} ${className ?? ''}`}>
      {facts.filter(Boolean).map((fact, at) => (
        <span key={at}>{fact}</span>
      ))}
    </span>
  );
}
