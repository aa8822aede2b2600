const MB = 1024 * 1024;

/** `length` bytes that begin with the format's mark. */
const marked = (mark: string) => (length: number) => {
  const bytes = Buffer.alloc(length, 0x55);
  bytes.write(mark, 'latin1');
  return bytes;
};

export const jpeg = marked('\xff\xd8\xff\xe0');
export const png = marked('\x89PNG\r\n\x1a\n');
export const gif = marked('GIF89a');
export const mp4 = marked('\x00\x00\x00\x18ftypmp42');
export const mp3 = marked('ID3');
export const plainBytes = marked('');

/** AMR of `frames` frames of 20 ms, each `frameBytes` long (13: 4.75 kbit/s, 32: 12.2 kbit/s). */
export function amr(frames: number, frameBytes: 13 | 32 = 13): Buffer {
  const frame = Buffer.alloc(frameBytes, 0);
  frame[0] = frameBytes === 13 ? 0x04 : 0x3c;
  return Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: frames }, () => frame)]);
}

/** An AMR file of exactly `length` bytes and no playing time to speak of. */
export const bigAmr = (length: number) => {
  const bytes = Buffer.alloc(length, 0x3c);
  bytes.write('#!AMR\n');
  return bytes;
};

export { MB };
