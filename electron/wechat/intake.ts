import type { AppError } from '../contract/errors.ts';

/** Where a download's bytes go. What these throw is thrown on, but for a `SinkFailure`, which is the result. */
export interface DownloadSink {
  /** Called for each piece in order, never before it is sure that it belongs to the file. */
  write(chunk: Uint8Array): Promise<void>;
  /** What was written is not the file: the next piece is its first. */
  restart(): Promise<void>;
  /** `bytes`: all that is written; falls only at a restart. `total`: null where the server does not say. */
  onProgress(bytes: number, total: number | null): void;
}

/** A sink that takes no more. */
export class SinkFailure extends Error {
  override readonly name = 'SinkFailure';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** How much of a file is written already. */
export interface DownloadedPart {
  readonly bytes: number;
  /** Bytes of the whole file; null where unknown. */
  readonly total: number | null;
}

/** A sink that knows how much it holds, and of how much. */
export interface Intake {
  readonly part: () => DownloadedPart;
  /** The next piece is the first of a file of `total` bytes. */
  begin(total: number | null): Promise<void>;
  /** The next piece follows what is there, in a file of `total` bytes. */
  goOn(total: number): void;
  write(chunk: Uint8Array): Promise<void>;
}

export function createIntake(sink: DownloadSink, from: DownloadedPart): Intake {
  let { bytes, total } = from;
  if (bytes > 0) sink.onProgress(bytes, total);
  return {
    part: () => ({ bytes, total }),
    async begin(ofTotal) {
      total = ofTotal;
      if (bytes === 0) return;
      await sink.restart();
      bytes = 0;
      sink.onProgress(bytes, total);
    },
    goOn(ofTotal) {
      total = ofTotal;
    },
    async write(chunk) {
      await sink.write(chunk);
      bytes += chunk.byteLength;
      sink.onProgress(bytes, total);
    },
  };
}
