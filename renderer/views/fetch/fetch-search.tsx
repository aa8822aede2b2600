import { SearchInput } from '../../components/search-input.tsx';
import { changeDeskQuery, useDesk } from '../../stores/desk-store.ts';
import { SEARCH_ID } from '../use-shortcuts.ts';

/** In sender, name, media_id and message id. */
export function FetchSearch() {
  const search = useDesk(({ query }) => query.search);
  return <SearchInput id={SEARCH_ID} value={search} onSearch={(next) => changeDeskQuery({ search: next })} />;
}
