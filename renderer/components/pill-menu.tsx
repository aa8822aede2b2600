import type { ReactNode } from 'react';
import { MenuTrigger } from 'react-aria-components';
import { ChoiceMenu } from './choice-menu.tsx';
import { FilterButton } from './filter-button.tsx';

interface PillMenuProps {
  /** What is chosen there, such as the order. */
  readonly label: string;
  /** What is seen on the pill, and what is heard of it. */
  readonly words: string;
  readonly heard: string;
  readonly icon?: ReactNode;
  /** Whether it keeps anything out just now. */
  readonly isOn?: boolean;
  readonly side?: 'start' | 'end';
  /** `Choices`. */
  readonly children: ReactNode;
}

/** A pill above a list that opens choices and says what is chosen. */
export function PillMenu({
  label,
  words,
  heard,
  icon,
  isOn = false,
  side = 'start',
  children,
}: PillMenuProps) {
  return (
    <MenuTrigger>
      <FilterButton icon={icon} isOn={isOn} opensMenu aria-label={heard}>
        {words}
      </FilterButton>
      <ChoiceMenu label={label} side={side}>
        {children}
      </ChoiceMenu>
    </MenuTrigger>
  );
}
