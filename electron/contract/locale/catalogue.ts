import type { Language } from '../settings.ts';
import { en } from './en.ts';
import type { Catalogue } from './keys.ts';
import { zhCn } from './zh-cn.ts';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, 'zh-CN': zhCn };

/** Fills `{{name}}` placeholders; for main, which shows a handful of words and needs no i18next. */
export const fillIn = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
