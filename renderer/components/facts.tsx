import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.ts';
import styles from './facts.module.css';

/** Short facts side by side with a dot between them; those that are empty are left out. */
export function Facts({ facts, className }: { facts: readonly ReactNode[]; className?: string | undefined }) {
  const there = facts.filter(Boolean);
  if (there.length === 0) return null;
  return (
    <span className={`${classNames(styles, 'facts')} ${className ?? ''}`}>
      {there.map((fact, at) => (
        <span key={at}>{fact}</span>
      ))}
    </span>
  );
}
