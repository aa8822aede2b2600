import type { TFunction } from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/contract/settings.ts';
import { useLanguage } from '../stores/settings-store.ts';

/** How to look up words, and the language they are in. */
export interface Words {
  readonly t: TFunction;
  readonly language: Language;
}

const WordsContext = createContext<Words | null>(null);

/** Gives the words to everything inside. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return <WordsContext value={useMemo(() => ({ t, language }), [t, language])}>{children}</WordsContext>;
}

/** `useTranslation` for what is in every row of a long list, where each of its calls is felt while scrolling. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('outside of WordsProvider');
  return words;
}
