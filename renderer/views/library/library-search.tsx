import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { setSearch } from '../../actions/library.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { SEARCH_ID } from '../use-shortcuts.ts';
import styles from './library-search.module.css';

const TYPING_PAUSE_MS = 120;

/** Search as one types; Esc empties it. */
export function LibrarySearch() {
  const { t } = useTranslation();
  const [text, setText] = useState(() => useLibrary.getState().search);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(
    () =>
      useLibrary.subscribe((state, before) => {
        if (state.search !== before.search) setText(state.search);
      }),
    [],
  );
  const change = (next: string) => {
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void setSearch(next.trim()), next === '' ? 0 : TYPING_PAUSE_MS);
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
      />
      {text === '' ? null : (
        <Button className={styles['clear'] ?? ''} aria-label={t('action.clearSearch')}>
          <X aria-hidden="true" />
        </Button>
      )}
    </SearchField>
  );
}
