import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from '../format/class-names.ts';
import styles from './button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** The app's push button: `primary` once a view, `quiet` inside rows and messages. */
export function Button({ tone = 'plain', size = 'normal', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames(styles, 'button', tone, size)}>
      {icon}
      <span>{children}</span>
    </AriaButton>
  );
}
