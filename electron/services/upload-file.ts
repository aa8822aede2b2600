import { fail, succeed, type Result } from '../contract/errors.ts';
import type { OriginalFile, UploadDecision } from '../contract/preflight.ts';
import type { UploadFile } from '../store/transfer-records.ts';

/** What a file was made into: ours, and gone with its upload. */
export interface FittedFile {
  readonly path: string;
  readonly name: string;
}

/** The file of one upload, wherever it came from, and what the person decided about it. */
export interface FileInHand {
  readonly name: () => string;
  /** Where it lies; an error where it has no path, or a pasted one could not be kept. */
  readonly path: () => Result<string>;
  /** As the next run of the app is to find it. */
  readonly stored: () => UploadFile;
  readonly decide: (decision: UploadDecision) => void;
  /** What was made of it takes its place. `original`: what it has been so far. */
  readonly fit: (fitted: FittedFile, original: OriginalFile) => void;
  /** Called when the file is no longer needed. */
  readonly release: () => void;
}

/**
 * @param found an error where a pasted file could not be kept
 * @param remove removes a file of ours
 */
export function createFileInHand(
  given: { readonly name: string; readonly file: UploadFile },
  found: Result<string> | null,
  remove: (path: string) => void,
): FileInHand {
  let { name, file } = given;
  let failure = found?.ok === false ? found : null;

  const letGo = ({ path, pasted }: Pick<UploadFile, 'path' | 'pasted'>) => {
    if (pasted && path !== null) remove(path);
  };
  const choose = (choice: Partial<Pick<UploadFile, 'sendAs' | 'anyway'>>) => {
    file = { ...file, ...choice };
  };

  return {
    name: () => name,
    path: () => failure ?? (file.path === null ? fail('file_pathless') : succeed(file.path)),
    stored: () => file,

    decide(decision) {
      if (decision.kind === 'send_anyway') choose({ anyway: true });
      if (decision.kind === 'send_as') choose({ sendAs: decision.type, anyway: false });
      if (decision.kind === 'restore_original' && file.original) {
        letGo(file);
        const { path, pasted, name: originalName } = file.original;
        name = originalName;
        file = { path, pasted, sendAs: decision.type, anyway: false, original: null };
      }
    },

    fit(fitted, original) {
      // Fitted once more: what it was made of stays what it was.
      if (file.original) letGo(file);
      name = fitted.name;
      const { path, pasted, sendAs } = file;
      const first = file.original ?? (path === null ? null : { ...original, path, pasted });
      file = { path: fitted.path, pasted: true, sendAs, anyway: false, original: first };
      failure = null;
    },

    release() {
      letGo(file);
      if (file.original) letGo(file.original);
    },
  };
}

/** A file nothing was decided about yet. */
export const undecided = (path: string | null, pasted: boolean): UploadFile => ({
  path,
  pasted,
  sendAs: null,
  anyway: false,
  original: null,
});
