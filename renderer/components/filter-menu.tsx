import { formatList } from '../format/list.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { Choices, type ChoicesProps } from './choice-menu.tsx';
import { PillMenu } from './pill-menu.tsx';

interface FilterMenuProps<T extends string> extends Omit<ChoicesProps<T>, 'hasHeader'> {
  /** What the choice that keeps nothing out is; with none, that is no choice at all. */
  readonly rest?: T;
}

/** A filter that opens its choices, and says what is chosen where that keeps anything out. */
export function FilterMenu<T extends string>({ rest, ...choices }: FilterMenuProps<T>) {
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
    <PillMenu
      label={label}
      words={isOn ? short : label}
      heard={isOn ? `${label}: ${all}` : label}
      isOn={isOn}
    >
      <Choices {...choices} />
    </PillMenu>
  );
}
