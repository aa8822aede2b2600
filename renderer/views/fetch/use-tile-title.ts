import { dialectOf } from '../../../electron/contract/account.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { useWords } from '../../components/words.tsx';
import { mentionOf, nameOf } from '../../format/desk-facts.ts';
import { errorText } from '../../format/error-text.ts';
import { formatFileSize } from '../../format/file-size.ts';
import { goneSentence } from '../../format/gone-words.ts';
import { plainText } from '../../format/plain-text.ts';
import { useAccount } from '../../stores/account-store.ts';
import { useFetchLife } from './use-fetch-life.ts';
import { useGone } from './use-gone.ts';

/** All that a tile has no room for. Of the button that covers it, since nothing below that is ever pointed at. */
export function useTileTitle(transfer: Transfer): string {
  const { t, language } = useWords();
  const account = useAccount(transfer.accountId);
  const gone = useGone(transfer);
  const { title } = useFetchLife(transfer);
  const { fetched, error } = transfer;
  const why = gone?.reading.evident
    ? goneSentence(t, gone.reading.evident, gone.reading, gone.names)
    : error && errorText(error, account && dialectOf(account.imitates), language).title;
  return [
    nameOf(transfer),
    plainText(mentionOf(transfer).sender ?? ''),
    fetched ? formatFileSize(fetched.size, language) : why,
    gone ? null : title,
  ]
    .filter(Boolean)
    .join('\n');
}
