import type { AppError } from './errors.ts';
import type { TemplateProblem } from './naming-template.ts';

/** The folder that fetched files are saved in, by its name alone: the page never sees a path. Null: none was chosen. */
export interface SaveFolder {
  readonly name: string | null;
}

/** Where files would be saved, below the folder. */
export interface SavePlan {
  /** Of the first few, with `/` between folders; empty where the template has a problem. */
  readonly paths: readonly string[];
  readonly problem: TemplateProblem | null;
}

/** Files that a plan tells of. */
export const MOST_PLANNED = 5;

/** How far the Save under way has come. */
export interface SaveProgress {
  /** Files that it is done with, one way or another, and all of them. */
  readonly done: number;
  readonly total: number;
  /** Of those files. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Files whose bytes are fetched again; all others are done with. */
  readonly fetching: number;
}

/** What became of the files of one Save. */
export interface SaveReport {
  readonly saved: number;
  /** The same file was there already: it is as good as saved, and stands in the list. */
  readonly unchanged: number;
  /** Another file has the name, and the person wants that one to stay. */
  readonly skipped: number;
  readonly failed: readonly SaveFailure[];
  /** Ids of those it did not come to: it was cancelled, or the app closes. */
  readonly left: readonly string[];
  /** The folder's name. */
  readonly folder: string;
  /** The file name of the list written beside them, as CSV; null where there is none. */
  readonly manifest: string | null;
  /** Why there is none though one was wanted. */
  readonly manifestError: AppError | null;
}

export interface SaveFailure {
  readonly id: string;
  readonly error: AppError;
}
