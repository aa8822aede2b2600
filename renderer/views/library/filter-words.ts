import type { TFunction } from 'i18next';
import type { LibraryFilter } from '../../../electron/contract/library.ts';
import { formatList } from '../../format/list.ts';

/** Everything that keeps records out, the account aside: `“poster”, Image or Voice, and Pinned`. */
export function filterWords(t: TFunction, filter: LibraryFilter, language: string): string {
  const { search, types, life, pinned } = filter;
  const words = [
    search === '' ? '' : t('listing.quoted', { text: search }),
    formatList(
      types.map((type) => t(`type.${type}`)),
      language,
      'disjunction',
    ),
    life === 'any' ? '' : t(`listing.lives.${life}`),
    pinned ? t('listing.pinned') : '',
  ];
  return formatList(
    words.filter((word) => word !== ''),
    language,
    'conjunction',
  );
}
