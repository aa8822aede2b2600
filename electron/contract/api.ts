import type { Account, AccountInput, KeychainState } from './account.ts';
import type { AppError, Result } from './errors.ts';
import type { HandoverFormat, ReceivedHandover } from './handover.ts';
import type {
  ExportRequest,
  ImportReport,
  LibraryPage,
  LibraryQuery,
  MediaEvent,
  RecordChange,
  RecordOutlines,
} from './library.ts';
import type { AccountLimits } from './account-limits.ts';
import type { LibraryNotice } from './library-notice.ts';
import type { CopyFormat, MediaRecord } from './media.ts';
import type { Mention } from './mention.ts';
import type { NetworkState, ProxyInput } from './network.ts';
import type { UploadDecision } from './preflight.ts';
import type { ProbeReport } from './probe-cost.ts';
import type { Language, Settings, SettingsChange } from './settings.ts';
import type { SaveFolder, SavePlan, SaveProgress, SaveReport } from './saving.ts';
import type { BackupReport, ShownFolder } from './storage.ts';
import type { Transfer } from './transfer.ts';

/** A file for uploading: on disk, or its bytes where it has no path (a pasted picture); `unreadable` where neither. */
export type FileToUpload =
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string };

export interface StartState {
  readonly accounts: readonly Account[];
  readonly transfers: readonly Transfer[];
  /** Uploads that an earlier run of the app left and that go on by themselves; told once, to the first page. */
  readonly resumed: readonly string[];
  readonly settings: Settings;
  /** The language in force: the setting, else `--lang` or the system. */
  readonly language: Language;
  readonly keychain: KeychainState;
  readonly network: NetworkState;
  /** What became of the library file; null where there is nothing to tell, or it was seen. */
  readonly libraryNotice: LibraryNotice | null;
  /** As the last `saveProgressed` said. */
  readonly saveProgress: SaveProgress | null;
  readonly about: {
    readonly version: string;
    readonly electron: string;
    readonly platform: string;
    /** True where Electron is not the version we ship (see README, "Which Electron runs"). */
    readonly secondSource: boolean;
  };
}

/** "Test connection": the token call worked; `tokenSeconds` is the life the server gave it. */
export interface ConnectionReport {
  readonly tokenSeconds: number;
  readonly elapsedMs: number;
}

/** Pages outside that the app may open in the person's browser; main holds the addresses. */
export const EXTERNAL_LINKS = ['wecom_console', 'official_account_console', 'wecom_errcode'] as const;
export type ExternalLink = (typeof EXTERNAL_LINKS)[number];

/** Everything the page may ask of main: one name, one argument, one value. */
export interface Requests {
  start: { args: null; value: StartState };
  /** Asked whenever it matters: a keyring may come or go while the app runs. */
  keychain: { args: null; value: KeychainState };
  saveAccount: { args: AccountInput; value: Account };
  removeAccount: { args: { id: string }; value: null };
  /** Takes the place of all the account's limits. */
  changeLimits: { args: { accountId: string; limits: AccountLimits }; value: Account };
  testConnection: { args: AccountInput; value: ConnectionReport };
  /** `follows`: a transfer of the same drop, which is handed over in portions; null for its first. */
  addFiles: {
    args: { accountId: string; files: readonly FileToUpload[]; follows: string | null };
    value: readonly Transfer[];
  };
  putThumbnail: { args: { id: string; bytes: Uint8Array }; value: null };
  /** Answers with the rows in the order of `mentions`; what is on the desk already is not added again. */
  fetchMedia: { args: { accountId: string; mentions: readonly Mention[] }; value: readonly Transfer[] };
  /** Takes fetches off the desk with all that is kept of them, whatever their state. */
  removeFetches: { args: { ids: readonly string[] }; value: null };
  /** Pinned ones are never removed by themselves. */
  pinFetches: { args: { ids: readonly string[]; pinned: boolean }; value: null };
  /** Asks the servers whether they still have them; what `probeCost` says, each time. The rows hear of it too. */
  probeFetches: { args: { ids: readonly string[] }; value: ProbeReport };
  /** Uploads what was fetched once more, for a new media_id; those that are not here are passed over. */
  renewFetches: { args: { ids: readonly string[] }; value: readonly Transfer[] };
  copyFetches: { args: { ids: readonly string[]; format: CopyFormat }; value: { copied: number } };
  /** Main asks where to; `count`: of those that live, which alone are handed over. */
  exportHandover: {
    args: { ids: readonly string[]; format: HandoverFormat };
    value: { savedAs: string | null; count: number };
  };
  /** Main asks which file; null where the person changed their mind. Fetches nothing. */
  importHandover: { args: null; value: ReceivedHandover | null };
  saveFetched: { args: { id: string }; value: { savedAs: string | null } };
  /** Saves them in the chosen folder, as the settings say. */
  saveFetches: { args: { ids: readonly string[] }; value: SaveReport };
  /** What is saved stays; its report says what is left. */
  cancelSave: { args: null; value: null };
  planSave: { args: { ids: readonly string[]; savedName: string }; value: SavePlan };
  saveFolder: { args: null; value: SaveFolder };
  /** Main asks which; unchanged where the person changed their mind. */
  chooseSaveFolder: { args: null; value: SaveFolder };
  /** In the file manager. */
  showSaveFolder: { args: null; value: null };
  /** A SILK voice, fetched or to be uploaded, as 16-bit little-endian mono samples. */
  decodeSilk: { args: { id: string }; value: { pcm: Uint8Array; sampleRate: number } };
  /** Saves such a voice as the WAV that the page made of it. */
  saveVoice: { args: { id: string; wav: Uint8Array }; value: { savedAs: string | null } };
  /** Puts such a picture on the clipboard; the page, which may decode it, hands it over as PNG. */
  copyPicture: { args: { id: string; png: Uint8Array<ArrayBuffer> }; value: null };
  /** Goes on with a drag that began in the page: what is dropped elsewhere is a copy of the fetched file under its own name. */
  dragFetched: { args: { id: string }; value: null };
  /** Opens a copy of such a PDF in the system's viewer; of no other kind. */
  openPdf: { args: { id: string }; value: null };
  setFullScreen: { args: { on: boolean }; value: null };
  /** Answers with those that are there, as they now stand. */
  retryTransfers: { args: { ids: readonly string[]; allowPlainHttp: boolean }; value: readonly Transfer[] };
  /** Those that wait stay where they are until resumed; what already runs, finishes. */
  pauseTransfers: { args: { ids: readonly string[] }; value: null };
  resumeTransfers: { args: { ids: readonly string[] }; value: null };
  /** Puts those that have not started before another of their queue, or last. */
  moveTransfers: { args: { ids: readonly string[]; before: string | null }; value: null };
  /** Of uploads that have not been sent; those it makes no sense for are passed over. */
  decideUploads: { args: { ids: readonly string[]; decision: UploadDecision }; value: null };
  /** Takes the place of an upload's file; it is looked at as any file, and waits to be confirmed. */
  putFitted: { args: { id: string; bytes: Uint8Array }; value: null };
  cancelTransfers: { args: { ids: readonly string[] }; value: null };
  /** Takes finished transfers off the list; those still under way stay, and fetches stay in Fetch. */
  dismissTransfers: { args: { ids: readonly string[] }; value: null };
  libraryPage: { args: LibraryQuery; value: LibraryPage };
  /** The same list, any part of it, as it is when asked for; for selecting. */
  libraryOutlines: { args: LibraryQuery; value: RecordOutlines };
  removeRecords: { args: { ids: readonly string[] }; value: { removed: number } };
  /** `changed`: how many of them there were. */
  changeRecords: { args: { ids: readonly string[]; change: RecordChange }; value: { changed: number } };
  /** Oldest first; empty where the record is gone. */
  recordHistory: { args: { id: string }; value: readonly MediaEvent[] };
  /** Main asks where to; `savedAs` is the file's name, null where the person changed their mind. */
  exportRecords: { args: ExportRequest; value: { savedAs: string | null; count: number } };
  /** Main asks which file; null where the person changed their mind. */
  importRecords: { args: null; value: ImportReport | null };
  copyRecords: { args: { ids: readonly string[]; format: CopyFormat }; value: { copied: number } };
  copyText: { args: { text: string }; value: null };
  changeSettings: { args: SettingsChange; value: Settings };
  openExternal: { args: { link: ExternalLink }; value: null };
  /** The app's own way to the servers; accounts may have another. */
  saveProxy: { args: ProxyInput; value: NetworkState };
  /** Main asks for the file and copies it; unchanged where the person changed their mind. */
  chooseCaFile: { args: null; value: NetworkState };
  removeCaFile: { args: null; value: NetworkState };
  /** Null: there is none yet. */
  lastBackup: { args: null; value: BackupReport | null };
  backUpNow: { args: null; value: BackupReport };
  showFolder: { args: { folder: ShownFolder }; value: null };
  /** The person has seen it. */
  dismissLibraryNotice: { args: null; value: null };
}

/** Everything main tells the page unasked. */
export interface Events {
  /** Added or changed transfers, at most ten batches a second; thousands come in portions. */
  transfersChanged: readonly Transfer[];
  transfersRemoved: readonly string[];
  /** Records or their history changed; ask again for what is shown: the page, and the history of the record in view. */
  libraryChanged: { readonly added: readonly MediaRecord[] };
  accountsChanged: readonly Account[];
  settingsChanged: { readonly settings: Settings; readonly language: Language };
  networkChanged: NetworkState;
  /** How far a Save that takes its time has come, at most ten times a second; null once it is over. */
  saveProgressed: SaveProgress | null;
  /** Something went wrong outside any row. */
  noticeRaised: AppError;
}

export type RequestName = keyof Requests;
export type EventName = keyof Events;

/** Tells the page something; main's services get this function and nothing else of Electron. */
export type Emit = <K extends EventName>(name: K, value: Events[K]) => void;

const REQUESTS: Readonly<Record<RequestName, true>> = {
  start: true,
  keychain: true,
  saveAccount: true,
  removeAccount: true,
  changeLimits: true,
  testConnection: true,
  addFiles: true,
  putThumbnail: true,
  fetchMedia: true,
  removeFetches: true,
  pinFetches: true,
  probeFetches: true,
  renewFetches: true,
  copyFetches: true,
  exportHandover: true,
  importHandover: true,
  saveFetched: true,
  saveFetches: true,
  cancelSave: true,
  planSave: true,
  saveFolder: true,
  chooseSaveFolder: true,
  showSaveFolder: true,
  decodeSilk: true,
  saveVoice: true,
  copyPicture: true,
  dragFetched: true,
  openPdf: true,
  setFullScreen: true,
  retryTransfers: true,
  pauseTransfers: true,
  resumeTransfers: true,
  moveTransfers: true,
  decideUploads: true,
  putFitted: true,
  cancelTransfers: true,
  dismissTransfers: true,
  libraryPage: true,
  libraryOutlines: true,
  removeRecords: true,
  changeRecords: true,
  recordHistory: true,
  exportRecords: true,
  importRecords: true,
  copyRecords: true,
  copyText: true,
  changeSettings: true,
  openExternal: true,
  saveProxy: true,
  chooseCaFile: true,
  removeCaFile: true,
  lastBackup: true,
  backUpNow: true,
  showFolder: true,
  dismissLibraryNotice: true,
};

const EVENTS: Readonly<Record<EventName, true>> = {
  transfersChanged: true,
  transfersRemoved: true,
  libraryChanged: true,
  accountsChanged: true,
  settingsChanged: true,
  networkChanged: true,
  saveProgressed: true,
  noticeRaised: true,
};

const namesOf = <K extends string>(table: Readonly<Record<K, true>>): readonly K[] =>
  Object.keys(table) as K[];

export const REQUEST_NAMES = namesOf(REQUESTS);
export const EVENT_NAMES = namesOf(EVENTS);

type Asker = {
  readonly [K in Exclude<RequestName, 'addFiles'>]: (
    args: Requests[K]['args'],
  ) => Promise<Result<Requests[K]['value']>>;
};

type Listener = {
  readonly [K in EventName as `on${Capitalize<K>}`]: (listener: (value: Events[K]) => void) => () => void;
};

/**
 * The one object the preload gives the page. `addFiles` takes the page's own `File`s, whose paths only the preload
 * can read: the page can never name a path.
 */
export interface Bridge extends Asker, Listener {
  addFiles(
    accountId: string,
    files: readonly File[],
    follows: string | null,
  ): Promise<Result<Requests['addFiles']['value']>>;
}
