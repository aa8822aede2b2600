import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { classNames } from '../format/class-names.ts';
import styles from './filter-button.module.css';

interface FilterButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly icon?: ReactNode;
  /** Whether it keeps anything out just now. */
  readonly isOn: boolean;
  readonly opensMenu?: boolean;
  readonly children: ReactNode;
}

/** A pill above a list: turns a filter on and off, or opens its choices. */
export function FilterButton({ icon, isOn, opensMenu, children, ...rest }: FilterButtonProps) {
  return (
    <Button {...rest} className={classNames(styles, 'button', isOn && 'on')}>
      {icon}
      <span>{children}</span>
      {opensMenu ? <ChevronDown aria-hidden="true" /> : null}
    </Button>
  );
}
