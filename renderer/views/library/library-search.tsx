import { changeFilter } from '../../actions/library.ts';
import { SearchInput } from '../../components/search-input.tsx';
import { useLibrary } from '../../stores/library-store.ts';
import { SEARCH_ID } from '../use-shortcuts.ts';

export function LibrarySearch() {
  const search = useLibrary(({ listing }) => listing.filter.search);
  return (
    <SearchInput id={SEARCH_ID} value={search} onSearch={(next) => void changeFilter({ search: next })} />
  );
}
