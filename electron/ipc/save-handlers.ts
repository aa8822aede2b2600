import { fail, succeed } from '../contract/errors.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from './handle.ts';

/** Saving many. The folder's path stays here: the page asks to see it and never learns it. */
export const createSaveHandlers = (
  saves: Desk['saves'],
  openFolder: (path: string) => Promise<boolean>,
): Pick<
  Handlers,
  'saveFetches' | 'cancelSave' | 'planSave' | 'saveFolder' | 'chooseSaveFolder' | 'showSaveFolder'
> => ({
  saveFetches: ({ ids }) => saves.save(ids),
  cancelSave() {
    saves.cancel();
    return succeed(null);
  },
  planSave: ({ ids, savedName }) => saves.plan(ids, savedName),
  saveFolder: () => succeed(saves.folder()),
  chooseSaveFolder: () => saves.chooseFolder(),
  async showSaveFolder() {
    const path = saves.folderPath();
    return path !== null && (await openFolder(path)) ? succeed(null) : fail('folder_not_shown');
  },
});
