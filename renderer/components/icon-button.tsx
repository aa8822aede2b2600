import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Accessible name, and what the tooltip says. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that is only an icon; its label shows after a moment's hover. */
export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      <Button {...rest} aria-label={label} className={styles['button'] ?? ''}>
        {children}
      </Button>
      <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
