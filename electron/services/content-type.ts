import { fileTypeFromBuffer } from 'file-type';
import { viewKindOf } from '../contract/view-kind.ts';

const AMR_NB = '#!AMR\n';

/** The MIME type that the bytes themselves show, whatever the name or the server says. */
export async function contentTypeOf(head: Uint8Array): Promise<string> {
  // file-type reports every AMR flavour alike; the platforms take narrow-band only (wechat-api.md §4.5).
  if (startsWith(head, AMR_NB)) return 'audio/amr';
  if (startsWith(head, '#!AMR')) return 'audio/amr-wb';
  if (startsWith(head, '#!SILK_V3') || startsWith(head, '\u0002#!SILK_V3')) return 'audio/silk';
  const found = await fileTypeFromBuffer(head);
  if (found) return found.ext === 'spx' ? 'audio/speex' : found.mime;
  return isText(head) ? textType(head) : 'application/octet-stream';
}

const startsWith = (bytes: Uint8Array, start: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(start.length, bytes.length)).toString('latin1') ===
  start;

function isText(head: Uint8Array): boolean {
  try {
    // `stream`: the head may end within a character.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // Control characters are what tells text from bytes.
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch {
    return false;
  }
}

const textType = (head: Uint8Array): string =>
  /^\s*[[{]/.test(Buffer.from(head.subarray(0, 64)).toString('latin1')) ? 'application/json' : 'text/plain';

/** Pictures the page may show: decoded by the browser, nothing in them can run. */
export const isPreviewable = (contentType: string): boolean => viewKindOf(contentType, '') === 'picture';

/** The suffix, without dot, that agrees with the bytes; null where they do not tell. */
export async function extensionOf(head: Uint8Array): Promise<string | null> {
  const contentType = await contentTypeOf(head);
  const known = EXTENSIONS[contentType];
  if (known !== undefined) return known;
  return (await fileTypeFromBuffer(head))?.ext ?? null;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/amr': 'amr',
  'audio/amr-wb': 'amr',
  'audio/speex': 'spx',
  'audio/silk': 'silk',
  'application/json': 'json',
  'text/plain': 'txt',
};
