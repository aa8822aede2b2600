import type { ReactNode } from 'react';
import { RadioButton, RadioField } from 'react-aria-components';
import styles from './radio-option.module.css';

interface RadioOptionProps {
  readonly value: string;
  /** Accessible name, where the content says more than the name. */
  readonly label?: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** One choice of a RadioGroup; the look is the caller's. */
export function RadioOption({ value, label, className, children }: RadioOptionProps) {
  return (
    <RadioField
      value={value}
      className={styles['field'] ?? ''}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <RadioButton className={className ?? ''}>{children}</RadioButton>
    </RadioField>
  );
}
