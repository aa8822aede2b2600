import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { changeFilter } from '../../actions/library.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { SEARCH_ID } from '../use-shortcuts.ts';
import styles from './library-search.module.css';

const searched = () => useLibrary.getState().listing.filter.search;

function search(text: string): void {
  const wanted = text.trim();
  if (wanted !== searched()) void changeFilter({ search: wanted });
}

/** Search with each key; Esc empties it. */
export function LibrarySearch() {
  const { t } = useTranslation();
  const [text, setText] = useState(searched);
  const composing = useRef(false);
  useEffect(
    () =>
      useLibrary.subscribe(({ listing }, before) => {
        if (listing.filter.search === before.listing.filter.search) return;
        // A space at the end is the beginning of the next word.
        setText((now) => (now.trim() === listing.filter.search ? now : listing.filter.search));
      }),
    [],
  );
  const change = (next: string) => {
    setText(next);
    // The letters of a word that an input method has yet to make Chinese of match nothing.
    if (!composing.current) search(next);
  };
  return (
    <SearchField
      className={styles['search'] ?? ''}
      aria-label={t('library.search')}
      value={text}
      onChange={change}
    >
      <Search aria-hidden="true" />
      <Input
        id={SEARCH_ID}
        className={styles['input'] ?? ''}
        placeholder={t('library.search')}
        maxLength={1024}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          search(event.currentTarget.value);
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
