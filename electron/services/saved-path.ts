import {
  formatTime,
  type Placeholder,
  type Template,
  type TemplatePiece,
} from '../contract/naming-template.ts';
import {
  fileExtension,
  safeFileName,
  safeFolderName,
  shortenedFileName,
  unreadByShell,
} from '../store/file-names.ts';

/** What a template can say of one file; null where it is not known. */
export interface NamedFile {
  /** Safe, with its extension. */
  readonly name: string;
  readonly sender: string | null;
  readonly type: string;
  readonly mediaId: string;
  readonly messageId: string | null;
  readonly account: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly createdAt: Date;
  readonly fetchedAt: Date;
  /** From 1. */
  readonly number: number;
}

/** Characters of a path that every system opens: 260 on Windows, less what a number after the name takes. */
const LONGEST_PATH = 240;

/** Kept of it for what lies in the folder, however long the folder's own path is. */
const LEAST_ROOM = 100;

/** Characters of a file name that its folders must leave it, with the longest extension. */
const FILE_ROOM = 48;

/** Characters that the paths in a folder may have. Only Windows counts the folder, too. */
export const roomIn = (folder: string, platform: NodeJS.Platform): number =>
  platform === 'win32' ? Math.max(LEAST_ROOM, LONGEST_PATH - folder.length - 1) : LONGEST_PATH;

/**
 * The path of a file below the folder it is saved in: folders, and last its name. Safe on Linux, Windows and macOS at
 * once, and never outside. What is not known is left out, with the blanks and dashes around it; a folder of which
 * nothing is left is none, and a file of which nothing is left is called as its media_id. The file always ends in its
 * own extension, unless the template itself ends in another, or the desktop would read it by itself.
 */
export function savedPath(template: Template, file: NamedFile, room: number): readonly string[] {
  const folders = template.slice(0, -1);
  const last = template.at(-1) ?? [];
  const folderRoom = Math.floor((room - FILE_ROOM) / Math.max(1, folders.length)) - 1;
  const names = folders.flatMap((pieces) => safeFolderName(expand(pieces, file), folderRoom) ?? []);
  const name = unreadByShell(fileName(last, file));
  const taken = names.reduce((sum, folder) => sum + folder.length + 1, 0);
  const nameRoom = room - taken - fileExtension(name).length - 1;
  // Cut short, it may end in what was within.
  return [...names, unreadByShell(shortenedFileName(name, nameRoom))];
}

function fileName(pieces: readonly TemplatePiece[], file: NamedFile): string {
  const text = expand(pieces, file).replace(/[.\s]+$/, '');
  const extension = fileExtension(file.name);
  const end = pieces.at(-1);
  const isOwnEnd = end?.kind === 'text' && fileExtension(`x${end.text}`) !== '';
  if (isOwnEnd) return safeFileName(text, file.mediaId, null);
  // A sender may be called acme.com: what the bytes are not, the name must not say.
  if (extension === '') return withoutExtension(safeFileName(text, file.mediaId, null));
  const endsInIt = text.toLowerCase().endsWith(`.${extension.toLowerCase()}`);
  return safeFileName(endsInIt ? text : `${text}.${extension}`, file.mediaId, extension);
}

function withoutExtension(name: string): string {
  const extension = fileExtension(name);
  return extension === '' ? name : `${name.slice(0, -extension.length - 1)}_${extension}`;
}

function expand(pieces: readonly TemplatePiece[], file: NamedFile): string {
  const values = pieces.map((piece) => (piece.kind === 'text' ? piece.text : valueOf(piece, file)));
  const text = values.map((value) => (value ?? '').replace(/[\\/]/g, '_')).join('');
  return values.includes(null) ? text.replace(/^[\s_-]+|[\s_-]+$/g, '') : text;
}

/** A message may name a time beyond every calendar. */
const timeOf = (time: Date, format: string | null): string | null =>
  Number.isNaN(time.getTime()) ? null : formatTime(time, format ?? '');

type Value = Extract<TemplatePiece, { kind: 'value' }>;

const valueOf = ({ name, format }: Value, file: NamedFile): string | null => VALUES[name](file, format);

const VALUES: Readonly<Record<Placeholder, (file: NamedFile, format: string | null) => string | null>> = {
  name: ({ name }) => name,
  stem: ({ name }) => name.slice(0, name.length - suffixOf(name).length),
  ext: ({ name }) => suffixOf(name).slice(1) || null,
  sender: ({ sender }) => sender,
  type: ({ type }) => type,
  media_id: ({ mediaId }) => mediaId,
  message_id: ({ messageId }) => messageId,
  account: ({ account }) => account,
  sha256: ({ sha256 }, format) => sha256.slice(0, Number(format ?? sha256.length)),
  size: ({ size }) => String(size),
  created_at: ({ createdAt }, format) => timeOf(createdAt, format),
  fetched_at: ({ fetchedAt }, format) => timeOf(fetchedAt, format),
  number: ({ number }, format) => String(number).padStart(format?.length ?? 1, '0'),
};

/** With its dot. */
const suffixOf = (name: string): string => {
  const extension = fileExtension(name);
  return extension === '' ? '' : `.${extension}`;
};
