import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, NumberField } from 'react-aria-components';
import styles from './stepper.module.css';

interface StepperProps {
  /** Only heard: what the number is stands beside it. */
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A small whole number, typed or counted up and down. */
export function Stepper({ label, value, least, most, onChange }: StepperProps) {
  return (
    <NumberField
      aria-label={label}
      value={value}
      minValue={least}
      maxValue={most}
      step={1}
      onChange={(next) => {
        // Emptied: NaN.
        if (Number.isInteger(next)) onChange(next);
      }}
    >
      <Group className={styles['stepper'] ?? ''}>
        <Button slot="decrement" className={styles['step'] ?? ''}>
          <Minus aria-hidden="true" />
        </Button>
        <Input className={styles['value'] ?? ''} />
        <Button slot="increment" className={styles['step'] ?? ''}>
          <Plus aria-hidden="true" />
        </Button>
      </Group>
    </NumberField>
  );
}
