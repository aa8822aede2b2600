import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type AppError, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import { viewKindOf } from '../contract/view-kind.ts';
import { exists } from '../store/media-files.ts';
import type { OutgoingFiles } from '../store/outgoing-files.ts';
import { saveBytes } from '../store/saved-copy.ts';
import type { DecodeSilk } from './decode-silk.ts';
import type { ChooseSavePath } from './fetches.ts';
import type { SeenFile, SeenFiles } from './seen-files.ts';
import { SILK_SAMPLE_RATE } from './silk-rate.ts';

/**
 * What becomes of a file that was fetched, or is yet to be uploaded, besides being saved as it is: heard, exported, handed
 * to other programs. Each is found by its transfer's id.
 */
export function createMediaUses(needs: {
  readonly seen: SeenFiles;
  readonly outgoing: OutgoingFiles;
  readonly decodeSilk: DecodeSilk;
  readonly chooseSavePath: ChooseSavePath;
  readonly writePicture: (png: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  readonly newId: () => string;
  readonly audit: WriteAudit;
}) {
  const { seen } = needs;

  const note = (action: 'save' | 'hand_out' | 'copy', transfer: Transfer, error: AppError | null) =>
    needs.audit({
      action,
      account: { id: transfer.accountId, name: transfer.accountName },
      subject: transfer.mediaId ?? transfer.name,
      ...(action === 'copy' ? { format: 'picture' as const } : {}),
      result: error?.code ?? 'ok',
    });

  const handOut = async (
    id: string,
    isAllowed: (file: SeenFile) => boolean,
    nameOf: (name: string) => string,
  ) => {
    const found = await seen.find(id);
    if (!found) return fail('record_missing');
    if (!isAllowed(found)) return fail('request_invalid');
    const copy = await needs.outgoing.put(found.path, id, needs.newId(), nameOf(found.name));
    note('hand_out', found.transfer, copy.ok ? null : copy.error);
    return copy;
  };

  return {
    async decodeSilk(id: string): Promise<Result<{ pcm: Uint8Array; sampleRate: number }>> {
      const found = await seen.find(id);
      if (!found) return fail('record_missing');
      if (!(await exists(found.path))) return fail('file_missing');
      const decoded = await needs.decodeSilk(found.path);
      return decoded.ok ? succeed({ pcm: decoded.value, sampleRate: SILK_SAMPLE_RATE }) : decoded;
    },

    /** Saves `wav`, made of this voice, where the person chooses; `savedAs` is null when they change their mind. */
    async saveVoice(id: string, wav: Uint8Array): Promise<Result<{ savedAs: string | null }>> {
      const found = await seen.find(id);
      if (!found) return fail('record_missing');
      if (!isWav(wav)) return fail('request_invalid');
      const destination = await needs.chooseSavePath(withSuffix(found.name, 'wav'));
      if (destination === null) return succeed({ savedAs: null });
      const onConflict = (await exists(destination)) ? 'replace' : 'number';
      const saved = await saveBytes(wav, destination, onConflict);
      note('save', found.transfer, saved.ok ? null : saved.error);
      if (!saved.ok) return saved;
      return succeed({ savedAs: saved.value.split(/[\\/]/).at(-1) ?? '' });
    },

    async copyPicture(id: string, png: Uint8Array<ArrayBuffer>): Promise<Result<null>> {
      const found = await seen.find(id);
      if (!found) return fail('record_missing');
      const copied: Result<null> = (await needs.writePicture(png)) ? succeed(null) : fail('clipboard_failed');
      note('copy', found.transfer, copied.ok ? null : copied.error);
      return copied;
    },

    /** Path of a copy under the file's own name, for dragging. */
    forDragging: (id: string): Promise<Result<string>> =>
      handOut(
        id,
        () => true,
        (name) => name,
      ),

    /** Path of a copy that the system opens as a PDF and as nothing else: its bytes are one's, and so is its suffix. */
    forReading: (id: string): Promise<Result<string>> =>
      handOut(
        id,
        ({ contentType, name }) => viewKindOf(contentType, name) === 'pdf',
        (name) => (/\.pdf$/i.test(name) ? name : `${name}.pdf`),
      ),
  };
}

const isWav = (bytes: Uint8Array): boolean =>
  /^RIFF[^]{4}WAVEfmt /.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));

/** `voice.amr` → `voice.wav`. */
const withSuffix = (name: string, suffix: string): string =>
  `${name.replace(/\.[a-z0-9]{1,10}$/i, '')}.${suffix}`;
