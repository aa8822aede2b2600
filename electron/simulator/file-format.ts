export type FileFormat = 'jpeg' | 'png' | 'gif' | 'amr' | 'mp3' | 'mp4';

interface Signature {
  readonly format: FileFormat;
  readonly offset: number;
  readonly bytes: Buffer;
}

const signatures: readonly Signature[] = [
  { format: 'jpeg', offset: 0, bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { format: 'png', offset: 0, bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
  { format: 'gif', offset: 0, bytes: Buffer.from('GIF8') },
  { format: 'amr', offset: 0, bytes: Buffer.from('#!AMR\n') },
  { format: 'mp3', offset: 0, bytes: Buffer.from('ID3') },
  { format: 'mp4', offset: 4, bytes: Buffer.from('ftyp') },
];

/** How many leading bytes `detectFormat` wants. */
export const headBytes = 16;

/** Told from the leading bytes alone; `null` for everything the media APIs have no special rule for. */
export function detectFormat(head: Buffer): FileFormat | null {
  const found = signatures.find(({ offset, bytes }) =>
    head.subarray(offset, offset + bytes.length).equals(bytes),
  );
  if (found) return found.format;
  const [first = 0, second = 0] = head;
  return first === 0xff && (second & 0xe0) === 0xe0 ? 'mp3' : null;
}

/** The file name suffixes the OA server takes for a format (wechat-api.md §3.1 "extension"). */
export const suffixes: Readonly<Record<FileFormat, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  gif: ['gif'],
  amr: ['amr'],
  mp3: ['mp3'],
  mp4: ['mp4'],
};

export const contentTypes: Readonly<Record<FileFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  amr: 'audio/amr',
  mp3: 'audio/mp3',
  mp4: 'video/mp4',
};

/** Bytes after the one-byte frame header, by frame type (RFC 4867 §5.3, 3GPP TS 26.101). */
const amrFrameBytes = [12, 13, 15, 17, 19, 20, 26, 31, 5, 6, 5, 5, 0, 0, 0, 0] as const;
const amrHeaderBytes = 6;

/** Milliseconds of a whole `#!AMR\n` file: 20 ms for each complete frame. */
export function amrDurationMs(file: Buffer): number {
  let frames = 0;
  for (let at = amrHeaderBytes; at < file.length;) {
    const frameType = ((file[at] ?? 0) >> 3) & 0x0f;
    at += 1 + (amrFrameBytes[frameType] ?? 0);
    if (at <= file.length) frames += 1;
  }
  return frames * 20;
}

/** One second of silence: fifty "no data" frames. */
export const silentAmr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(50, 0x7c)]);
