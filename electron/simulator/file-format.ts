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

const otherBrands = /^ftyp(?:qt|M4[ABPV]|hei|hev|mif|msf|avi|3g)/;

/** How many leading bytes `detectFormat` wants. */
export const headBytes = 16;

/** Told from the leading bytes alone; `null` for everything the media APIs have no special rule for. */
export function detectFormat(head: Buffer): FileFormat | null {
  // MOV, M4A, HEIC and AVIF begin as MP4 does, but for the brand.
  if (otherBrands.test(head.toString('latin1', 4, 12))) return null;
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

/** Kilobits per second of MPEG-1 and of MPEG-2 and 2.5, layer III, by the header's four bits; 0 is none we follow. */
const mp3Kbps = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
] as const;
/** Hertz of MPEG-1; MPEG-2 has half, 2.5 a quarter. */
const mp3Hertz = [44_100, 48_000, 32_000, 0] as const;

/** Milliseconds of the layer III frames that follow one another from the first, an ID3 tag aside. */
export function mp3DurationMs(file: Buffer): number {
  let ms = 0;
  for (let at = id3Bytes(file); at + 4 <= file.length;) {
    const frame = mp3Frame(file.readUInt32BE(at));
    if (!frame) break;
    // The first frame may hold a table instead of sound.
    if (!/Xing|Info/.test(file.toString('latin1', at, at + 40))) ms += frame.ms;
    at += frame.bytes;
  }
  return Math.round(ms);
}

function mp3Frame(header: number): { readonly bytes: number; readonly ms: number } | null {
  // Eleven bits of sync, and layer III.
  if (header >>> 21 !== 0x7ff || ((header >>> 17) & 3) !== 1) return null;
  const version = (header >>> 19) & 3;
  const first = version === 3;
  const hertz = (mp3Hertz[(header >>> 10) & 3] ?? 0) / (first ? 1 : version === 2 ? 2 : 4);
  const kbps = mp3Kbps[first ? 0 : 1][(header >>> 12) & 15] ?? 0;
  if (hertz === 0 || kbps === 0) return null;
  const samples = first ? 1152 : 576;
  const padding = (header >>> 9) & 1;
  return { bytes: Math.floor((samples * kbps * 125) / hertz) + padding, ms: (samples / hertz) * 1000 };
}

/** Of an ID3v2 tag at the beginning: ten bytes, and what its four times seven bits of size say. */
const id3Bytes = (file: Buffer): number =>
  file.toString('latin1', 0, 3) === 'ID3' && file.length >= 10
    ? 10 + file.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0)
    : 0;

/** One second of silence: fifty "no data" frames. */
export const silentAmr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(50, 0x7c)]);
