import { Search, X } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { changeDeskQuery, useDesk } from '../../stores/desk-store.ts';
import { SEARCH_ID } from '../use-shortcuts.ts';
import styles from '../library/library-search.module.css';

/** Search with each key, in sender, name, media_id and message id; Esc empties it. */
export function FetchSearch() {
  const { t } = useTranslation();
  const search = useDesk(({ query }) => query.search);
  // What an input method has yet to make Chinese of, and a space that begins the next word, match nothing.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed !== null && typed.trim() === search ? typed : search;
  const [composing, setComposing] = useState<string | null>(null);
  const change = (next: string) => {
    setTyped(next);
    changeDeskQuery({ search: next.trim() });
  };
  return (
    <SearchField
      className={styles['search'] ?? ''}
      aria-label={t('library.search')}
      value={composing ?? text}
      onChange={(next) => (composing === null ? change(next) : setComposing(next))}
    >
      <Search aria-hidden="true" />
      <Input
        id={SEARCH_ID}
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
