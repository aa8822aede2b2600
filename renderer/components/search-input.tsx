import { Search, X } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './search-input.module.css';

interface SearchInputProps {
  /** Where keys look for it. */
  readonly id: string;
  /** What is searched for just now; without spaces around it, as all that is handed on. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Search with each key; Esc empties it. */
export function SearchInput({ id, value, onSearch }: SearchInputProps) {
  const { t } = useTranslation();
  // What an input method has yet to make Chinese of, and a space that begins the next word, match nothing.
  const [typed, setTyped] = useState(value);
  const [composing, setComposing] = useState<string | null>(null);
  const text = composing ?? (typed.trim() === value ? typed : value);
  const change = (next: string) => {
    setTyped(next);
    if (next.trim() !== value) onSearch(next.trim());
  };
  return (
    <SearchField
      className={styles['search'] ?? ''}
      aria-label={t('library.search')}
      value={text}
      onChange={(next) => (composing === null ? change(next) : setComposing(next))}
    >
      <Search aria-hidden="true" />
      <Input
        id={id}
        className={styles['input'] ?? ''}
        placeholder={t('library.search')}
        maxLength={1024}
        onCompositionStart={(event) => setComposing(event.currentTarget.value)}
        onCompositionEnd={(event) => {
          setComposing(null);
          change(event.currentTarget.value);
        }}
      />
      {text === '' ? null : (
        <Button className={styles['clear'] ?? ''} aria-label={t('action.clearSearch')}>
          <X aria-hidden="true" />
        </Button>
      )}
    </SearchField>
  );
}
