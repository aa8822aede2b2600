import type { IncomingMessage } from 'node:http';
import type { Dialect, Operation, Route } from './routes.ts';

/** One request seen. Never holds a query, a token or a secret. */
export interface SimulatorCall {
  /** `null` for a path the simulator does not serve. */
  readonly dialect: Dialect | null;
  readonly operation: Operation | null;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The Range header as it came. */
  readonly range: string | null;
  /** HTTP status sent; `null` while none was. */
  readonly status: number | null;
  /** 0 for success in JSON; `null` when the reply was no API JSON. */
  readonly errcode: number | null;
  /** Body bytes received and sent so far. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** What a real server would not say, such as `filelength mismatch`. */
  readonly flags: readonly string[];
}

/** The simulator's own view of a call: filled in as the call proceeds. */
export interface CallEntry extends SimulatorCall {
  status: number | null;
  errcode: number | null;
  requestBytes: number;
  responseBytes: number;
  readonly flags: string[];
}

const keptCalls = 1000;

/** The newest calls, oldest first, in the order their headers arrived. */
export function createCallLog() {
  const calls: CallEntry[] = [];
  return {
    calls: calls as readonly SimulatorCall[],
    open({ path, route }: { path: string; route: Route | null }, request: IncomingMessage): CallEntry {
      const entry: CallEntry = {
        dialect: route?.dialect ?? null,
        operation: route?.operation ?? null,
        method: request.method ?? '',
        path,
        range: request.headers.range ?? null,
        status: null,
        errcode: null,
        requestBytes: 0,
        responseBytes: 0,
        flags: [],
      };
      calls.push(entry);
      if (calls.length > keptCalls) calls.shift();
      return entry;
    },
  };
}
