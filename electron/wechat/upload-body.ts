import { randomBytes } from 'node:crypto';
import type { AppError } from '../contract/errors.ts';
import type { MediaType } from '../contract/media.ts';
import type { RequestBody } from './http.ts';
import { uploadFileName } from './upload-file-name.ts';

/** A file to send. */
export interface UploadSource {
  /** As the person knows it; it is made safe for the wire here. */
  readonly name: string;
  /** Bytes; `read` must give exactly as many. */
  readonly size: number;
  /** MIME type read from the bytes. */
  readonly contentType: string;
  /** May throw a `SourceFailure`, even after the last byte: then the server gets no complete file. */
  read(): AsyncIterable<Uint8Array>;
}

/** Thrown by a source that cannot go on: the upload ends with this error. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** Sent in one go: small enough that a slow line still shows progress between two pieces. */
const PIECE_BYTES = 64 * 1024;

/** The types WeCom names in its own way (wechat-api.md §3.1, table of part headers). */
const WIRE_TYPES: Readonly<Record<string, string>> = {
  'image/jpeg': 'image/jpg',
  'image/x-ms-bmp': 'image/bmp',
  'audio/amr': 'voice/amr',
};

function partContentType(type: MediaType, contentType: string): string {
  const known = contentType.trim().toLowerCase();
  if (type === 'file' || !/^[\w.+-]+\/[\w.+-]+$/.test(known)) return 'application/octet-stream';
  return WIRE_TYPES[known] ?? known;
}

async function* pieces(source: UploadSource): AsyncGenerator<Uint8Array> {
  let given = 0;
  for await (const chunk of source.read()) {
    given += chunk.byteLength;
    if (given > source.size) throw new SourceFailure({ code: 'file_changed' });
    for (let from = 0; from < chunk.byteLength; from += PIECE_BYTES) {
      yield chunk.subarray(from, from + PIECE_BYTES);
    }
  }
  if (given < source.size) throw new SourceFailure({ code: 'file_changed' });
}

/**
 * The multipart body, streamed: one part `media`, name as raw UTF-8, `filelength`, exact length
 * (wechat-api.md §3.1). The boundary goes unquoted into the header, or WeCom finds no part.
 */
export function createUploadBody(
  file: UploadSource & { readonly type: MediaType },
  /** Bytes of the file handed to the network so far. */
  onProgress: (bytesSent: number) => void,
): { readonly contentType: string; readonly body: RequestBody } {
  const boundary = `----media-desk-${randomBytes(24).toString('hex')}`;
  const head = Buffer.from(
    `--${boundary}\r\n` +
      `Content-Disposition: form-data; name="media"; filename="${uploadFileName(file.name, file.type)}"; ` +
      `filelength=${file.size}\r\n` +
      `Content-Type: ${partContentType(file.type, file.contentType)}\r\n\r\n`,
    'utf8',
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8');

  async function* read(): AsyncGenerator<Uint8Array> {
    yield head;
    let sent = 0;
    for await (const piece of pieces(file)) {
      yield piece;
      sent += piece.byteLength;
      onProgress(sent);
    }
    yield tail;
  }

  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: { length: head.byteLength + file.size + tail.byteLength, read },
  };
}
