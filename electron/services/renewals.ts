import { fail, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { SeenFiles } from './seen-files.ts';
import type { KeptCopy, Uploads } from './uploads.ts';

/**
 * A new media_id for what was fetched: an ordinary upload of a copy that is the upload's own, for the fetched file may be
 * removed meanwhile. `request_invalid` where none of them was fetched.
 */
export const createRenewals =
  ({ seen, uploads }: { readonly seen: SeenFiles; readonly uploads: Uploads }) =>
  async (ids: readonly string[]): Promise<Result<readonly Transfer[]>> => {
    const byAccount = new Map<string, KeptCopy[]>();
    for (const id of new Set(ids)) {
      const found = seen.fetched(id);
      if (!found) continue;
      const { accountId, subject } = found.transfer;
      const copy = { from: found.path, name: found.name, type: subject?.mention.type ?? null };
      byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), copy]);
    }
    if (byAccount.size === 0) return fail('request_invalid');
    const added: Transfer[] = [];
    for (const [accountId, copies] of byAccount) {
      const uploading = await uploads.addCopies(accountId, copies);
      if (!uploading.ok) return uploading;
      added.push(...uploading.value);
    }
    return { ok: true, value: added };
  };
