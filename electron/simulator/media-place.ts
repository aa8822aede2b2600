import type { FileFormat } from './file-format.ts';
import type { MediaType } from './limits.ts';
import type { Dialect } from './routes.ts';

export interface StoredMedia {
  readonly mediaId: string;
  readonly dialect: Dialect;
  /** corpid or appid: every app of a corp shares its media (wechat-api.md §6). */
  readonly owner: string;
  readonly type: MediaType;
  readonly format: FileFormat | null;
  /** Byte-exact, one character per byte. */
  readonly rawFilename: string;
  readonly bytes: number;
  /** Seconds since epoch, by the simulator's clock without any offset. */
  readonly createdAt: number;
  /** Recorded through the JSSDK: `get/jssdk` serves it. */
  readonly jssdk: boolean;
}

/** Where the bytes of one upload go until they are accepted. */
export interface Spool {
  /** All bytes written, also those beyond `keepBytes`, which are not kept. */
  readonly bytes: number;
  write(chunk: Buffer): Promise<void>;
  /** Ends writing and returns at most `bytes` leading bytes. */
  read(bytes: number): Promise<Buffer>;
  keep(media: StoredMedia): Promise<void>;
  discard(): Promise<void>;
}

export interface MediaPlace {
  spool(keepBytes: number): Promise<Spool>;
  /** What an earlier run left behind. */
  load(): Promise<readonly StoredMedia[]>;
  /** Bytes `start` to `end`, both included. */
  read(mediaId: string, start: number, end: number): AsyncIterable<Buffer> | Iterable<Buffer>;
  remove(mediaId: string): Promise<void>;
}
