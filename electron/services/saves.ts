import { basename } from 'node:path';
import type { Emit } from '../contract/api.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { parseTemplate } from '../contract/naming-template.ts';
import { MOST_PLANNED, type SaveFolder, type SavePlan, type SaveReport } from '../contract/saving.ts';
import type { Settings } from '../contract/settings.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { SaveFolderRecord } from '../store/save-folder.ts';
import type { WaitingSaves } from '../store/waiting-saves.ts';
import { createTakenNames, openSaveFolder, type SaveInFolder } from '../store/saved-files.ts';
import { createAutoSave } from './auto-save.ts';
import { addToDayList, isListName, writeManifest, type ManifestItem } from './save-manifest.ts';
import { inOrder, portionsOf } from './save-portions.ts';
import { createSaveProgress, type SaveProgressTeller } from './save-progress.ts';
import {
  createSaveRun,
  fetchTime,
  pathOf,
  type Naming,
  type Outcome,
  type SaveRunNeeds,
} from './save-run.ts';
import { roomIn } from './saved-path.ts';
import type { Transfers } from './transfers.ts';

/** Lets the person choose a folder; null when they change their mind. */
export type ChooseSaveFolder = () => Promise<string | null>;

export interface SavesNeeds extends SaveRunNeeds {
  readonly transfers: SaveRunNeeds['transfers'] & Pick<Transfers, 'retry' | 'stopped' | 'changeFetches'>;
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
  let cancelling = new AbortController();
  const progress = createSaveProgress(needs.emit);
  /** Files of the runs that are not at their end. */
  let inHand = 0;
  /** What the person saves, one after the other. */
  const asked = createSequence();
  const inTurn = createSequence();

  const save = (ids: readonly string[], options: Omit<RunOptions, 'inTurn'>): Promise<Result<SaveReport>> =>
    saveAll(needs, ids, { ...options, inTurn });

  const counted = <T>(ids: readonly string[], run: () => Promise<T>): Promise<T> => {
    inHand += ids.length;
    return run().finally(() => (inHand -= ids.length));
  };

  const auto = createAutoSave({
    ...needs,
    noted: () => needs.transfers.changeFetches(new Map()),
    save: (ids) =>
      counted(ids, () =>
        save(ids, {
          list: needs.settings().saveManifest ? 'of_day' : null,
          signal: leaving.signal,
          progress: null,
        }),
      ),
  });

  const folder = (): SaveFolder => {
    const path = saveFolder.read();
    return { name: path === null ? null : nameOf(path) };
  };

  return {
    /**
     * What is no longer here whole is fetched again, once the others are saved. Fails as a whole where nothing can be saved:
     * `save_folder_unset`, `template_invalid`, `folder_missing`.
     */
    save(ids: readonly string[]): Promise<Result<SaveReport>> {
      const list = needs.settings().saveManifest ? 'of_run' : null;
      const signal = AbortSignal.any([closing.signal, cancelling.signal]);
      return counted(ids, () => asked(() => save(ids, { list, signal, progress })));
    },

    /** Ends what the person saves, not what is saved by itself: what is being copied leaves no part. */
    cancel(): void {
      cancelling.abort();
      cancelling = new AbortController();
    },

    /** Of what the person saves; null where that is nothing, or may soon be over. */
    progress: () => progress.told(),

    /** What saving these would make of this template. */
    async plan(ids: readonly string[], savedName: string): Promise<Result<SavePlan>> {
      const { template, problem } = parseTemplate(savedName);
      if (problem) return succeed({ paths: [], problem });
      const room = roomIn(saveFolder.read() ?? '', process.platform);
      const taken = createTakenNames(isListName);
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
      await asked(() => Promise.resolve());
    },

    /**
     * What was to be saved by itself is, until `enough` aborts; the rest stays unsaved, and what is being copied leaves no
     * part.
     */
    async stop(enough: AbortSignal): Promise<void> {
      enough.addEventListener('abort', () => {
        leaving.abort();
      });
      closing.abort();
      await auto.flush();
      await asked(() => Promise.resolve());
      auto.stop();
    },
  };
}

/** One thing after another. */
function createSequence() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** `D:\` has no last part. */
const nameOf = (path: string): string => basename(path) || path;

interface RunOptions {
  /** Which list what is saved stands in; null: none. */
  readonly list: 'of_run' | 'of_day' | null;
  readonly signal: AbortSignal;
  /** Null where nobody waits for it. */
  readonly progress: SaveProgressTeller | null;
  /** Two that copy at once would not know of each other's names. */
  readonly inTurn: ReturnType<typeof createSequence>;
}

async function saveAll(
  needs: SavesNeeds,
  ids: readonly string[],
  options: RunOptions,
): Promise<Result<SaveReport>> {
  const { savedName, onSaveConflict } = needs.settings();
  const folder = needs.saveFolder.read();
  if (folder === null) return fail('save_folder_unset');
  const { template, problem } = parseTemplate(savedName);
  if (problem) return fail('template_invalid');
  const at = new Date(needs.now());
  const opened = await openSaveFolder(folder, onSaveConflict, isListName);
  if (!opened.ok) return opened;
  const target = { naming: { template, room: roomIn(folder, process.platform) }, save: opened.value };
  options.progress?.begin(new Set(ids).size);
  try {
    return succeed(await saveInto(needs, ids, { folder, at, ...target }, options));
  } finally {
    options.progress?.end();
  }
}

interface Target {
  readonly folder: string;
  readonly naming: Naming;
  readonly save: SaveInFolder;
  readonly at: Date;
}

async function saveInto(
  needs: SavesNeeds,
  ids: readonly string[],
  { folder, naming, save, at }: Target,
  options: RunOptions,
): Promise<SaveReport> {
  const { list, signal, progress } = options;
  const places = new Map([...new Set(ids)].map((id, index) => [id, index + 1]));
  const numberOf = (id: string): number => places.get(id) ?? 0;
  const notes: (() => void)[] = [];
  const run = createSaveRun(needs, {
    ...{ ...naming, save, signal, numberOf },
    // What is saved by itself is tried again until that is noted: so it is listed first, even where the app is killed.
    keepNote: list === 'of_day' ? (note) => notes.push(note) : (note) => note(),
    onDone: (bytes) => progress?.add(bytes),
  });
  const outcomes: Outcome[] = [];
  for await (const portion of portionsOf(needs.transfers, [...places.keys()], options, run.isHopeless))
    outcomes.push(await options.inTurn(() => run.save(portion)));
  const { saved, unchanged, ...rest } = inOrder(outcomes, numberOf);
  const manifest = saved.length > 0 ? await writeList(list, folder, saved, at) : null;
  if (manifest?.ok !== false) for (const note of notes) note();
  return {
    ...{ saved: saved.length - unchanged, unchanged, ...rest, folder: nameOf(folder) },
    manifest: manifest?.ok ? manifest.value : null,
    manifestError: manifest && !manifest.ok ? manifest.error : null,
  };
}

function writeList(
  list: RunOptions['list'],
  folder: string,
  saved: readonly ManifestItem[],
  at: Date,
): Promise<Result<string>> | null {
  if (list === null) return null;
  return (list === 'of_day' ? addToDayList : writeManifest)(folder, saved, at);
}
