import { basename } from 'node:path';
import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type AppError, type Result } from '../contract/errors.ts';
import type { Transfer } from '../contract/transfer.ts';
import { MOST_SHOWN_PIXELS, viewKindOf } from '../contract/view-kind.ts';
import { safeFileName } from '../store/file-names.ts';
import { exists } from '../store/media-files.ts';
import type { OutgoingFiles } from '../store/outgoing-files.ts';
import { saveBytes } from '../store/saved-copy.ts';
import type { DecodeSilk } from './decode-silk.ts';
import type { ChooseSavePath } from './fetches.ts';
import type { SeenFile, SeenFiles } from './seen-files.ts';
import { SILK_SAMPLE_RATE } from './silk-rate.ts';

export interface MediaUsesOptions {
  readonly seen: SeenFiles;
  readonly outgoing: OutgoingFiles;
  readonly decodeSilk: DecodeSilk;
  readonly chooseSavePath: ChooseSavePath;
  readonly writePicture: (png: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  readonly newId: () => string;
  readonly audit: WriteAudit;
}

/**
 * What becomes of a file that was fetched, or is yet to be uploaded, besides being saved as it is: heard, exported, handed
 * to other programs. Each is found by its transfer's id.
 */
export function createMediaUses(needs: MediaUsesOptions) {
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
    found: SeenFile | null,
    isAllowed: (file: SeenFile) => boolean,
    nameOf: (name: string) => string,
  ) => {
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
      const destination = await needs.chooseSavePath(
        safeFileName(withSuffix(found.name, 'wav'), 'voice', 'wav'),
      );
      if (destination === null) return succeed({ savedAs: null });
      const onConflict = (await exists(destination)) ? 'replace' : 'number';
      const saved = await saveBytes(wav, destination, onConflict);
      note('save', found.transfer, saved.ok ? null : saved.error);
      if (!saved.ok) return saved;
      return succeed({ savedAs: basename(saved.value) });
    },

    async copyPicture(id: string, png: Uint8Array<ArrayBuffer>): Promise<Result<null>> {
      const found = await seen.find(id);
      if (!found) return fail('record_missing');
      if (!isSafePng(png)) return fail('request_invalid');
      const copied: Result<null> = (await needs.writePicture(png)) ? succeed(null) : fail('clipboard_failed');
      note('copy', found.transfer, copied.ok ? null : copied.error);
      return copied;
    },

    /** Path of a copy of what was fetched, under its own name, for dragging. */
    forDragging: async (id: string): Promise<Result<string>> =>
      handOut(
        id,
        seen.fetched(id),
        () => true,
        (name) => name,
      ),

    /** Path of a copy that the system opens as a PDF and as nothing else: its bytes are one's, and so is its suffix. */
    forReading: async (id: string): Promise<Result<string>> =>
      handOut(
        id,
        await seen.find(id),
        ({ contentType, name }) => viewKindOf(contentType, name) === 'pdf',
        (name) => (/\.pdf$/i.test(name) ? name : `${name}.pdf`),
      ),
  };
}

const isWav = (bytes: Uint8Array): boolean =>
  /^RIFF[^]{4}WAVEfmt /.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));

const PNG_START = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

/** Main decodes it, so its pixels are counted first. */
function isSafePng(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 24));
  if (head.length < 24 || !head.subarray(0, 16).equals(PNG_START)) return false;
  return head.readUInt32BE(16) * head.readUInt32BE(20) <= MOST_SHOWN_PIXELS;
}

/** `voice.amr` → `voice.wav`. */
const withSuffix = (name: string, suffix: string): string =>
  `${name.replace(/\.[a-z0-9]{1,10}$/i, '')}.${suffix}`;
