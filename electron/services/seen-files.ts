import { realpath } from 'node:fs/promises';
import type { Transfer } from '../contract/transfer.ts';
import type { FetchedFiles } from '../store/fetched-files.ts';
import { inspectFile } from './local-file.ts';
import type { Transfers } from './transfers.ts';

/** A file on this computer that the person may look at. */
export interface SeenFile {
  readonly transfer: Transfer;
  readonly path: string;
  readonly name: string;
  /** MIME type that its bytes show. */
  readonly contentType: string;
}

/** SECURITY: 7. Finds the files of transfers, by the transfer's id: what a fetch brought, and what an upload has yet to send. */
export function createSeenFiles({ transfers, files }: { transfers: Transfers; files: FetchedFiles }) {
  const fetched = (id: string): SeenFile | null => {
    const transfer = transfers.find(id);
    if (!transfer?.fetched) return null;
    const { name, contentType } = transfer.fetched;
    return { transfer, path: files.path(id), name, contentType };
  };

  /** Not of an upload that is done: the file may be another one by now than the one its media_id stands for. */
  const upload = async (id: string): Promise<SeenFile | null> => {
    const transfer = transfers.find(id);
    return transfer ? look(transfer, transfers.fileOf(id)?.path ?? null, transfer.name) : null;
  };

  /** What an upload's file was made to fit from. */
  const original = async (id: string): Promise<SeenFile | null> => {
    const transfer = transfers.find(id);
    const from = transfers.fileOf(id)?.original;
    return transfer && from ? look(transfer, from.path, from.name) : null;
  };

  return { fetched, upload, original, find: async (id: string) => fetched(id) ?? upload(id) };
}

/** Null also for an upload that is done or was cancelled. */
async function look(transfer: Transfer, path: string | null, name: string): Promise<SeenFile | null> {
  if (path === null || transfer.state === 'done' || transfer.state === 'cancelled') return null;
  const local = await inspectFile(path);
  if (!local.ok) return null;
  // A link that the person dropped is what it leads to, as for the upload itself.
  const real = await realpath(path).catch(() => null);
  return real === null ? null : { transfer, path: real, name, contentType: local.value.contentType };
}

export type SeenFiles = ReturnType<typeof createSeenFiles>;
