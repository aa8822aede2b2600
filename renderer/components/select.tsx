import { Check, ChevronsUpDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import styles from './field.module.css';
import menu from './menu.module.css';

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  /** The label is only heard. */
  readonly hidesLabel?: boolean;
}

/** One of a few values. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  hidesLabel = false,
}: SelectProps<T>) {
  return (
    <AriaSelect
      className={styles['field'] ?? ''}
      {...(hidesLabel ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
    >
      {hidesLabel ? null : <Label className={styles['label'] ?? ''}>{label}</Label>}
      <Button className={styles['select'] ?? ''}>
        <SelectValue className={styles['value'] ?? ''} />
        <ChevronsUpDown aria-hidden="true" />
      </Button>
      <Popover className={menu['popover'] ?? ''} offset={4}>
        <ListBox className={menu['list'] ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={menu['item'] ?? ''}
            >
              {({ isSelected }) => (
                <>
                  <span className={menu['grow']}>{option.label}</span>
                  {isSelected ? <Check className={menu['check']} aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
