import { SwitchButton, SwitchField } from 'react-aria-components';
import styles from './switch.module.css';

interface SwitchProps {
  readonly label: string;
  /** What it does, under the label. */
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, at once; the label stands before it. */
export function Switch({ label, hint, isOn, onChange }: SwitchProps) {
  return (
    <SwitchField className={styles['field'] ?? ''} aria-label={label} isSelected={isOn} onChange={onChange}>
      <SwitchButton className={styles['row'] ?? ''}>
        <span className={styles['words']}>
          {label}
          {hint === undefined ? null : <span className={styles['hint']}>{hint}</span>}
        </span>
        <span className={styles['knob']} />
      </SwitchButton>
    </SwitchField>
  );
}
