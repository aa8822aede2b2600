import type { ReactNode } from 'react';
import { MenuTrigger } from 'react-aria-components';
import { formatList } from '../format/list.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { ChoiceMenu, Choices, type ChoicesProps } from './choice-menu.tsx';
import { FilterButton } from './filter-button.tsx';

interface FilterMenuProps<T extends string> extends Omit<ChoicesProps<T>, 'hasHeader'> {
  readonly icon?: ReactNode;
  /** What the choice that keeps nothing out is; with none, that is no choice at all. */
  readonly rest?: T;
}

/** A filter that opens its choices, and says what is chosen where that keeps anything out. */
export function FilterMenu<T extends string>({ icon, rest, ...choices }: FilterMenuProps<T>) {
  const { label, options, chosen } = choices;
  const language = useLanguage();
  const names = options
    .filter(({ value }) => value !== rest && chosen.includes(value))
    .map((option) => option.label);
  const isOn = names.length > 0;
  const all = formatList(names, language, 'disjunction');
  // One name and a number stay short however many are chosen.
  const short = names.length > 2 ? `${names[0] ?? ''} +${names.length - 1}` : all;
  return (
    <MenuTrigger>
      <FilterButton icon={icon} isOn={isOn} opensMenu aria-label={isOn ? `${label}: ${all}` : label}>
        {isOn ? short : label}
      </FilterButton>
      <ChoiceMenu label={label}>
        <Choices {...choices} />
      </ChoiceMenu>
    </MenuTrigger>
  );
}
