import { dialog } from 'electron';
import { CATALOGUES } from '../contract/locale/catalogue.ts';
import { languageOf } from '../contract/settings.ts';

type StartFailure = 'newer_than_app' | 'in_use' | 'damaged' | 'disk_full' | 'no_access';

/** Says why the library could not be opened, and where it lies; there is no window yet to say it in. */
export function showStartFailure(failure: StartFailure, folder: string, locale: string): void {
  const words = CATALOGUES[languageOf(locale)].startFailure;
  dialog.showErrorBox(words.title, `${words[failure]}\n\n${folder}`);
}
