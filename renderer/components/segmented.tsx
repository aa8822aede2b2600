import { Label, RadioGroup } from 'react-aria-components';
import { RadioOption } from './radio-option.tsx';
import field from './field.module.css';
import styles from './segmented.module.css';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly hidesLabel?: boolean;
}

/** One of two to four short choices, side by side. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  hidesLabel,
}: SegmentedProps<T>) {
  return (
    <RadioGroup
      className={field['field'] ?? ''}
      {...(hidesLabel ? { 'aria-label': label } : {})}
      orientation="horizontal"
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      {hidesLabel ? null : <Label className={field['label'] ?? ''}>{label}</Label>}
      <div className={styles['track']}>
        {options.map((option) => (
          <RadioOption key={option.value} value={option.value} className={styles['option']}>
            {option.label}
          </RadioOption>
        ))}
      </div>
    </RadioGroup>
  );
}
