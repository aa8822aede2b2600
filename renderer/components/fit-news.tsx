import { errorText } from '../format/error-text.ts';
import { useFits } from '../stores/fit-store.ts';
import { useTransfers } from '../stores/transfer-store.ts';
import { useWords } from './words.tsx';

/** Tells a screen reader once of each file that could not be made to fit: its row may be out of sight, and comes again. */
export function FitNews() {
  const { language } = useWords();
  const id = useFits(({ byId }) => [...byId].findLast(([, { kind }]) => kind === 'failed')?.[0] ?? '');
  const fit = useFits(({ byId }) => byId.get(id));
  const name = useTransfers(({ byId }) => byId.get(id)?.name ?? '');
  const words = fit?.kind === 'failed' ? errorText(fit.error, null, language) : null;
  return (
    <p className="visually-hidden" role="status" data-fit-news>
      {words ? `${name}: ${words.title}. ${words.cure}` : ''}
    </p>
  );
}
