import { basename } from 'node:path';
import type { Emit } from '../contract/api.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { parseTemplate } from '../contract/naming-template.ts';
import { MOST_PLANNED, type SaveFolder, type SavePlan, type SaveReport } from '../contract/saving.ts';
import type { Settings } from '../contract/settings.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { SaveFolderRecord } from '../store/save-folder.ts';
import type { WaitingSaves } from '../store/waiting-saves.ts';
import { createTakenNames, openSaveFolder } from '../store/saved-files.ts';
import { createAutoSave } from './auto-save.ts';
import { writeManifest } from './save-manifest.ts';
import { fetchTime, pathOf, saveEach, type SaveRunNeeds } from './save-run.ts';
import { roomIn } from './saved-path.ts';

/** Lets the person choose a folder; null when they change their mind. */
export type ChooseSaveFolder = () => Promise<string | null>;

export interface SavesNeeds extends SaveRunNeeds {
  readonly settings: () => Settings;
  readonly saveFolder: SaveFolderRecord;
  readonly waitingSaves: WaitingSaves;
  readonly chooseSaveFolder: ChooseSaveFolder;
  readonly emit: Emit;
  /** Hears of bugs in what nobody waits for. */
  readonly onFault: (fault: unknown) => void;
  readonly now: () => number;
}

/** Saves many fetched files, by the naming template, in the folder that the person chose once. */
export function createSaves(needs: SavesNeeds) {
  const { saveFolder } = needs;
  const closing = new AbortController();
  const leaving = new AbortController();
  /** Files of the runs that are not at their end. */
  let inHand = 0;
  /** Two runs at once would not know of each other's names. */
  let last: Promise<unknown> = Promise.resolve();

  const save = (ids: readonly string[], options: RunOptions): Promise<Result<SaveReport>> => {
    inHand += ids.length;
    const run = last.then(() => saveAll(needs, ids, options)).finally(() => (inHand -= ids.length));
    last = run.catch(() => undefined);
    return run;
  };

  const auto = createAutoSave({
    ...needs,
    save: (ids) => save(ids, { hasManifest: false, signal: leaving.signal }),
  });

  const folder = (): SaveFolder => {
    const path = saveFolder.read();
    return { name: path === null ? null : nameOf(path) };
  };

  return {
    /** Fails as a whole where nothing can be saved: `save_folder_unset`, `template_invalid`, `folder_missing`. */
    save: (ids: readonly string[]) =>
      save(ids, { hasManifest: needs.settings().saveManifest, signal: closing.signal }),

    /** What saving these would make of this template. */
    async plan(ids: readonly string[], savedName: string): Promise<Result<SavePlan>> {
      const { template, problem } = parseTemplate(savedName);
      if (problem) return succeed({ paths: [], problem });
      const room = roomIn(saveFolder.read() ?? '', process.platform);
      const taken = createTakenNames();
      const paths: string[] = [];
      for (const id of ids) {
        if (paths.length === MOST_PLANNED) break;
        const transfer = needs.transfers.find(id);
        const fetched = transfer?.fetched;
        if (!fetched) continue;
        const fetchedAt = (await fetchTime(needs.files, id)) ?? new Date(transfer.addedAt);
        const path = pathOf(transfer, fetched, fetchedAt, paths.length + 1, { template, room });
        paths.push([...path.slice(0, -1), taken.take(path)].join('/'));
      }
      return succeed({ paths, problem: null });
    },

    folder,
    /** For main alone. */
    folderPath: () => saveFolder.read(),

    /** Unchanged where the person changes their mind. */
    async chooseFolder(): Promise<Result<SaveFolder>> {
      const path = await needs.chooseSaveFolder();
      if (path === null) return succeed(folder());
      const written = saveFolder.write(path);
      needs.audit({
        action: 'change_setting',
        subject: 'saveFolder',
        result: written.ok ? 'ok' : written.error.code,
      });
      if (!written.ok) return written;
      auto.folderChosen();
      return succeed(folder());
    },

    /** Hears of each transfer that is done or failed. */
    ended: (transfer: Transfer) => auto.ended(transfer),

    /** Goes on with what an earlier run of the app was to save by itself. */
    resume: (): void => {
      auto.resume();
    },

    /** Files that quitting now would leave unsaved. */
    active: (): number => inHand + auto.pending(),

    /** Settles when they are saved, or cannot be. */
    quiet: async (): Promise<void> => {
      await auto.flush();
      await last;
    },

    /**
     * What is being copied is finished, and what was to be saved by itself is, too, until `enough` aborts; the rest stays
     * unsaved.
     */
    async stop(enough: AbortSignal): Promise<void> {
      enough.addEventListener('abort', () => {
        leaving.abort();
      });
      closing.abort();
      await auto.flush();
      await last;
      auto.stop();
    },
  };
}

/** `D:\` has no last part. */
const nameOf = (path: string): string => basename(path) || path;

interface RunOptions {
  readonly hasManifest: boolean;
  readonly signal: AbortSignal;
}

async function saveAll(
  needs: SavesNeeds,
  ids: readonly string[],
  { hasManifest, signal }: RunOptions,
): Promise<Result<SaveReport>> {
  const { savedName, onSaveConflict } = needs.settings();
  const folder = needs.saveFolder.read();
  if (folder === null) return fail('save_folder_unset');
  const { template, problem } = parseTemplate(savedName);
  if (problem) return fail('template_invalid');
  const opened = await openSaveFolder(folder, onSaveConflict);
  if (!opened.ok) return opened;
  const room = roomIn(folder, process.platform);
  const { saved, unchanged, skipped, failed } = await saveEach(needs, ids, {
    template,
    room,
    save: opened.value,
    signal,
  });
  const manifest =
    hasManifest && saved.length > 0 ? await writeManifest(folder, saved, new Date(needs.now())) : null;
  return succeed({
    ...{ saved: saved.length - unchanged, unchanged, skipped, failed, folder: nameOf(folder) },
    manifest: manifest?.ok ? manifest.value : null,
    manifestError: manifest && !manifest.ok ? manifest.error : null,
  });
}
