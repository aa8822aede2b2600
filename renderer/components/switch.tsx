import { SwitchButton, SwitchField } from 'react-aria-components';
import styles from './switch.module.css';

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, at once; the label stands before it. */
export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <SwitchField aria-label={label} isSelected={isOn} onChange={onChange}>
      <SwitchButton className={styles['row'] ?? ''}>
        <span>{label}</span>
        <span className={styles['knob']} />
      </SwitchButton>
    </SwitchField>
  );
}
