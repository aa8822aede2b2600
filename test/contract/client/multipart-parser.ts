import type { MediaType } from '../../../electron/contract/media.ts';
import type { UploadSource } from '../../../electron/wechat/upload-body.ts';

export interface Part {
  readonly name: string | undefined;
  readonly filename: string | undefined;
  readonly filelength: number;
  readonly contentType: string | undefined;
  readonly content: Buffer;
}

/** A multipart reader written apart from the writer under test: strict, whole body in memory. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = contentType.split('boundary=')[1] ?? '';
  const text = body.toString('latin1');
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`);
  if (pieces.shift() !== '' || pieces.pop() !== '--\r\n') throw new Error('not framed by its boundary');
  return pieces.map((piece) => {
    if (!piece.startsWith('\r\n')) throw new Error('boundary not followed by a line break');
    const end = piece.indexOf('\r\n\r\n');
    const head = Buffer.from(piece.slice(2, end), 'latin1').toString('utf8');
    const parameter = (pattern: RegExp): string | undefined => pattern.exec(head)?.[1];
    return {
      name: parameter(/^content-disposition: form-data; name="([^"]*)"/im),
      filename: parameter(/; filename="([^"]*)"/),
      filelength: Number(parameter(/; filelength=(\d+)/)),
      contentType: parameter(/^content-type: (.*)$/im),
      content: Buffer.from(piece.slice(end + 4), 'latin1'),
    };
  });
}

/** An upload of bytes in memory. */
export const fileOf = (
  type: MediaType,
  name: string,
  bytes: Buffer,
  contentType = 'application/octet-stream',
): UploadSource & { readonly type: MediaType } => ({
  type,
  name,
  size: bytes.byteLength,
  contentType,
  // eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous by its type
  async *read() {
    if (bytes.byteLength > 0) yield bytes;
  },
});
