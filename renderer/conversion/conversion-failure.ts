import type { AppError, ErrorCode } from '../../electron/contract/errors.ts';

/**
 * An expected failure inside a worker. Thrown, for it has to come through the decoders' callbacks; the worker's edge
 * (serve-job.ts) makes it a value.
 */
export class ConversionFailure extends Error {
  readonly error: AppError;

  constructor(code: ErrorCode, facts?: Readonly<Record<string, string | number>>) {
    super(code);
    this.error = facts ? { code, facts } : { code };
  }
}

/** Runs a decoder: what it throws means that the bytes cannot be decoded; a failure of ours stays what it is. */
export async function decoding<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConversionFailure) throw error;
    throw new ConversionFailure('conversion_undecodable');
  }
}
