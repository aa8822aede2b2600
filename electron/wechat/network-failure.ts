import type { AppError, ErrorCode } from '../contract/errors.ts';

/** How far an exchange had come: making the connection, sending, waiting for the answer's start, reading it. */
export type Phase = 'connect' | 'send' | 'answer' | 'body';

/** Carries an expected failure of the network out of nested streams. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

interface Row {
  readonly code: ErrorCode;
  /** Where the error itself says how far things were. */
  readonly phase?: Phase;
}

/** What undici, Node and the operating system call it, and what we call it. */
const ROWS: Readonly<Record<string, Row>> = {
  ENOTFOUND: { code: 'host_not_found', phase: 'connect' },
  EAI_AGAIN: { code: 'host_not_found', phase: 'connect' },
  EAI_NODATA: { code: 'host_not_found', phase: 'connect' },
  EAI_NONAME: { code: 'host_not_found', phase: 'connect' },
  EAI_FAIL: { code: 'host_not_found', phase: 'connect' },
  ECONNREFUSED: { code: 'host_refused', phase: 'connect' },
  EHOSTUNREACH: { code: 'host_refused', phase: 'connect' },
  EHOSTDOWN: { code: 'host_refused', phase: 'connect' },
  ENETUNREACH: { code: 'host_refused', phase: 'connect' },
  ENETDOWN: { code: 'host_refused', phase: 'connect' },
  EADDRNOTAVAIL: { code: 'host_refused', phase: 'connect' },
  EACCES: { code: 'host_refused', phase: 'connect' },
  EPERM: { code: 'host_refused', phase: 'connect' },
  UND_ERR_CONNECT_TIMEOUT: { code: 'timed_out', phase: 'connect' },
  UND_ERR_HEADERS_TIMEOUT: { code: 'timed_out' },
  UND_ERR_BODY_TIMEOUT: { code: 'timed_out', phase: 'body' },
  ETIMEDOUT: { code: 'timed_out' },
  ECONNRESET: { code: 'connection_lost' },
  ECONNABORTED: { code: 'connection_lost' },
  EPIPE: { code: 'connection_lost' },
  UND_ERR_SOCKET: { code: 'connection_lost' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { code: 'connection_lost' },
  // Not HTTP at all, or HTTP broken beyond reading. undici gives it no code.
  HTTPParserError: { code: 'answer_unreadable' },
  UND_ERR_HEADERS_OVERFLOW: { code: 'answer_too_large' },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: { code: 'answer_too_large' },
  UND_ERR_DESTROYED: { code: 'cancelled' },
  UND_ERR_CLOSED: { code: 'cancelled' },
  EPROTO: { code: 'tls_failed', phase: 'connect' },
  // Certificate faults without a common prefix; the rest begin with one of TLS_PREFIXES.
  DEPTH_ZERO_SELF_SIGNED_CERT: { code: 'tls_failed', phase: 'connect' },
  SELF_SIGNED_CERT_IN_CHAIN: { code: 'tls_failed', phase: 'connect' },
  HOSTNAME_MISMATCH: { code: 'tls_failed', phase: 'connect' },
  INVALID_CA: { code: 'tls_failed', phase: 'connect' },
  INVALID_PURPOSE: { code: 'tls_failed', phase: 'connect' },
  PATH_LENGTH_EXCEEDED: { code: 'tls_failed', phase: 'connect' },
};

const TLS_PREFIXES = ['ERR_TLS_', 'ERR_SSL_', 'CERT_', 'CRL_', 'UNABLE_TO_', 'ERROR_IN_'];

/** The error's `code`, or that of its first cause: several addresses tried give an AggregateError. */
function nameOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (Object.hasOwn(ROWS, error.name)) return error.name;
  if (error instanceof AggregateError) return nameOf(error.errors[0]);
  return nameOf(error.cause);
}

function rowOf(name: string): Row | null {
  const row = Object.hasOwn(ROWS, name) ? ROWS[name] : undefined;
  if (row) return row;
  if (TLS_PREFIXES.some((prefix) => name.startsWith(prefix))) return { code: 'tls_failed', phase: 'connect' };
  // Other UND_ERR_ codes say that we called undici wrongly: a bug.
  return name.startsWith('UND_ERR_') ? null : { code: 'connection_lost' };
}

/**
 * What a thrown network error means, or null where it is none of the network's (a bug: throw it on).
 * `facts.reason` is the system's own name for it; never the message, which may hold the address.
 */
export function describeNetworkError(error: unknown, phase: Phase): AppError | null {
  if (error instanceof NetworkFailure) return error.error;
  const name = nameOf(error);
  const row = name === null ? null : rowOf(name);
  if (name === null || !row) return null;
  if (row.code === 'cancelled') return { code: 'cancelled' };
  return { code: row.code, facts: { phase: row.phase ?? phase, reason: name } };
}
