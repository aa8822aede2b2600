/**
 * A multipart/form-data reader as strict as the real servers' (wechat-api.md §3.1): the boundary is taken
 * literally, quotes and all; a file part needs a quoted `name` and a quoted `filename`, and `filename*` is not read.
 */
export interface FilePart {
  /** Byte-exact, one character per byte. */
  readonly rawFilename: string;
  /** As the part states it; `null` when it does not. */
  readonly filelength: number | null;
}

const maxHeaderBytes = 16_384;
const crlf = Buffer.from('\r\n');

/** The boundary of a multipart/form-data Content-Type, or `null`. */
export function boundaryOf(contentType: string | undefined): string | null {
  return /^multipart\/form-data\s*;(?:.*;)?\s*boundary=([^;\s]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

/**
 * Reads the whole form and hands the bytes of its first file part called `media` to `write`.
 * `null`: there is no such part, or the form is malformed or cut short.
 */
export async function readMediaPart(
  body: AsyncIterator<Buffer, void>,
  boundary: string,
  write: (chunk: Buffer) => Promise<void>,
): Promise<FilePart | null> {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const reader = createReader(body);
  let media: FilePart | null = null;

  if (!(await reader.readUntil(delimiter, ignore))) return null;
  for (;;) {
    const mark = await reader.read(2);
    if (mark?.toString('latin1') === '--') return media;
    if (!mark?.equals(crlf)) return null;
    const header = await readHeader(reader);
    if (header === null) return null;
    const part: FilePart | null = media ? null : mediaPartOf(header);
    if (!(await reader.readUntil(delimiter, part ? write : ignore))) return null;
    media ??= part;
  }
}

async function readHeader(reader: Reader): Promise<string | null> {
  let header = '';
  const complete = await reader.readUntil(Buffer.from('\r\n\r\n'), (chunk) => {
    if (header.length <= maxHeaderBytes) header += chunk.toString('latin1');
    return Promise.resolve();
  });
  return complete && header.length <= maxHeaderBytes ? header : null;
}

function mediaPartOf(header: string): FilePart | null {
  const disposition = header.split('\r\n').find((line) => /^content-disposition:/i.test(line));
  const value = /^content-disposition:\s*form-data\s*(;.*)$/i.exec(disposition ?? '')?.[1];
  if (value === undefined) return null;
  const quoted = new Map<string, string>();
  const bare = new Map<string, string>();
  for (const [, name = '', inQuotes, token] of value.matchAll(
    /;\s*([\w*-]+)=(?:"([^"]*)"|([^;"\s]*))\s*/gy,
  )) {
    if (inQuotes !== undefined) quoted.set(name.toLowerCase(), inQuotes);
    else if (token !== undefined) bare.set(name.toLowerCase(), token);
  }
  const rawFilename = quoted.get('filename');
  if (quoted.get('name') !== 'media' || !rawFilename) return null;
  const filelength = bare.get('filelength') ?? quoted.get('filelength');
  return { rawFilename, filelength: filelength === undefined ? null : Number(filelength) };
}

type Take = (chunk: Buffer) => Promise<void>;
const ignore: Take = () => Promise.resolve();

interface Reader {
  /** Hands everything before `delimiter` to `take` and steps over it. False: the body ended first. */
  readUntil(delimiter: Buffer, take: Take): Promise<boolean>;
  read(bytes: number): Promise<Buffer | null>;
}

function createReader(body: AsyncIterator<Buffer, void>): Reader {
  // A form that starts with its first delimiter has no CRLF before it.
  let held: Buffer = crlf;

  async function more(): Promise<boolean> {
    const next = await body.next();
    if (!next.done) held = Buffer.concat([held, next.value]);
    return !next.done;
  }

  return {
    async readUntil(delimiter, take) {
      for (;;) {
        const at = held.indexOf(delimiter);
        // The last bytes may be the beginning of the delimiter.
        const sure = at === -1 ? Math.max(0, held.length - delimiter.length + 1) : at;
        if (sure > 0) await take(held.subarray(0, sure));
        held = held.subarray(at === -1 ? sure : sure + delimiter.length);
        if (at !== -1) return true;
        if (!(await more())) return false;
      }
    },
    async read(bytes) {
      while (held.length < bytes) if (!(await more())) return null;
      const result = held.subarray(0, bytes);
      held = held.subarray(bytes);
      return result;
    },
  };
}
