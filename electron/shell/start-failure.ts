import { dialog } from 'electron';
import { CATALOGUES } from '../contract/locale/catalogue.ts';
import type { Catalogue } from '../contract/locale/keys.ts';
import { languageOf } from '../contract/settings.ts';

type StartFailure = Exclude<keyof Catalogue['startFailure'], 'title'>;

/** Says why the app does not start, and where its library lies; there is no window yet to say it in. */
export function showStartFailure(failure: StartFailure, folder: string, locale: string): void {
  const words = CATALOGUES[languageOf(locale)].startFailure;
  dialog.showErrorBox(words.title, `${words[failure]}\n\n${folder}`);
}
