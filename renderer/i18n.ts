import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { CATALOGUES } from '../electron/contract/locale/catalogue.ts';
import type { en } from '../electron/contract/locale/en.ts';
import type { Language } from '../electron/contract/settings.ts';
import { useSettings } from './stores/settings-store.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

/** Keeps the words in the language main says. Returns how to stop. */
export function followLanguage(words: i18n): () => void {
  const follow = () => {
    const { language } = useSettings.getState();
    if (words.language !== language) void words.changeLanguage(language);
  };
  follow();
  return useSettings.subscribe(follow);
}

/** The page's words. React escapes what it shows, so i18next must not do so too. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {
      en: { translation: CATALOGUES.en },
      'zh-CN': { translation: CATALOGUES['zh-CN'] },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  });
  return instance;
}
