import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components';
import { formatNumber } from '../format/file-size.ts';
import { useLanguage } from '../stores/settings-store.ts';
import styles from './menu.module.css';

interface ChoiceMenuProps {
  readonly label: string;
  readonly side?: 'start' | 'end';
  /** `Choices`. */
  readonly children: ReactNode;
}

/** Inside a MenuTrigger: what can be chosen, with a mark at what is. */
export function ChoiceMenu({ label, side = 'start', children }: ChoiceMenuProps) {
  return (
    <Popover className={styles['popover'] ?? ''} placement={`bottom ${side}`} offset={4}>
      <Menu className={styles['list'] ?? ''} aria-label={label}>
        {children}
      </Menu>
    </Popover>
  );
}

export interface ChoicesProps<T extends string> {
  readonly label: string;
  /** One, or any number. */
  readonly mode: 'single' | 'multiple';
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly text?: string;
    /** How many there are. */
    readonly count?: number;
  }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
  /** Whether the label is seen, or only heard. */
  readonly hasHeader?: boolean;
}

/** A section of a ChoiceMenu. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { label, mode, options, chosen, onChange, hasHeader = false } = props;
  const language = useLanguage();
  return (
    <MenuSection
      {...(hasHeader ? {} : { 'aria-label': label })}
      selectionMode={mode}
      disallowEmptySelection={mode === 'single'}
      selectedKeys={chosen}
      onSelectionChange={(keys) =>
        onChange(options.map(({ value }) => value).filter((value) => keys === 'all' || keys.has(value)))
      }
    >
      {hasHeader ? <Header className={styles['header'] ?? ''}>{label}</Header> : null}
      {options.map((option) => (
        <MenuItem
          key={option.value}
          id={option.value}
          textValue={option.label}
          className={styles['item'] ?? ''}
        >
          {({ isSelected }) => (
            <>
              <span className={styles['grow']}>
                {option.label}
                {option.text === undefined ? null : <span className={styles['hint']}>{option.text}</span>}
              </span>
              {option.count === undefined ? null : (
                <span className={styles['count']}>{formatNumber(option.count, language)}</span>
              )}
              {isSelected ? <Check className={styles['check']} aria-hidden="true" /> : null}
            </>
          )}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
