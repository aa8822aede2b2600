import { once } from 'node:events';
import type { LimitsProfile } from './limits.ts';
import type { Dialect, Endpoint, Route } from './routes.ts';

type Check<T> = (value: unknown) => value is T;

const flag: Check<boolean> = (value) => typeof value === 'boolean';
const count: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const integer: Check<number> = (value): value is number => Number.isSafeInteger(value);
const text: Check<string> = (value) => typeof value === 'string';
const oneOf =
  <const T extends string | number | null>(...values: readonly T[]): Check<T> =>
  (value): value is T =>
    values.some((known) => known === value);

/**
 * Every switch, with the check its value must pass when it arrives as JSON. Rows are of wechat-api.md §9.
 * A call that should fail k times and then succeed is `{ errcode: -1, times: k }` (row 41).
 */
const switches = {
  /** `false`: the caller's IP is not on the allow list. WeCom 60020 on media calls, OA 40164 on all (rows 6, 7). */
  ipAllowed: flag,
  /** Answers this errcode whatever was asked. */
  errcode: integer,
  /** Life of tokens issued from now on, in seconds. */
  tokenLifeSeconds: count,
  /** The token this call presents is expired on the spot: 42001, and the next token call issues a new one. */
  expireTokens: flag,
  /** The forms of the two documents: WeCom upload without errcode, failed get with the string "40004" (rows 10, 30). */
  legacy: flag,
  /** WeCom success with `"errmsg":""` (row 10). */
  emptyErrmsg: flag,
  /** OA upload success with `errcode` and `errmsg` (row 11). */
  explicitErrcode: flag,
  /** created_at in the other JSON type: a number on WeCom, a string on OA (§3.3). */
  swapCreatedAt: flag,
  /** The other plausible errcode where reports differ (rows 22, 23, 24). */
  alternateCodes: flag,
  /** JSON served as `text/plain` (rows 25, 29). */
  textPlain: flag,
  /** A raw control character inside errmsg (row 43). */
  controlCharacter: flag,
  /** A byte order mark before JSON (row 43). */
  bom: flag,
  /** Shifts created_at and the Date header (row 50). */
  clockOffsetSeconds: integer,
  limits: oneOf('current', 'documented', 'none') satisfies Check<LimitsProfile>,
  /** WeCom and a body without Content-Length (row 17). OA always refuses. */
  chunked: oneOf('accept', 'refuse'),
  /** A part whose filelength is missing or wrong is refused (row 18). */
  strictFilelength: flag,
  /** Form of the download's Content-disposition (row 28). */
  nameForm: oneOf(
    'star',
    'no-extension',
    'extension-only',
    'unquoted',
    'gbk',
    'traversal',
    'semicolon',
    'absent',
  ),
  /** The download's Content-disposition as it stands, one character a byte. */
  disposition: text,
  /** The download's Content-Type. */
  contentType: text,
  /** OA get of a video: scheme of its `video_url`, or `null` for the raw file (row 32). */
  videoUrl: oneOf('http', 'https', null),
  /** A voice comes back as SILK under its .amr name (row 39). */
  silk: flag,
  /** Calls allowed for one account on one endpoint per `windowSeconds`, then 45009 (row 41). */
  quota: count,
  /** Default 60. */
  windowSeconds: count,
  /** Parallel gets allowed of one media_id, then 45033 (row 41). */
  concurrency: count,
  /** A gateway's HTML page instead of the API (row 42). */
  html: oneOf(200, 404, 500, 502, 503),
  redirectTo: text,
  /** JSON cut in its middle, with a Content-Length that fits. */
  truncateJson: flag,
  /** WeCom answers a Range with the whole file and 200, as OA does (row 36). */
  ignoreRange: flag,
  /** WeCom answers every Range with 416. */
  refuseRange: flag,
  /** A 206 whose Content-Range is missing, or begins or ends elsewhere than its bytes. */
  contentRange: oneOf('absent', 'other-start', 'other-total'),
  /** HTTP 200 without a body. */
  empty: flag,
  /** The call is carried out; its reply waits until the faults are replaced or cleared. */
  hold: flag,
  /** Delay before the reply. */
  latencyMs: count,
  /** A random delay of at most this on top: answers come in another order than the calls. */
  jitterMs: count,
  /** The request body is read no faster than this. */
  readBytesPerSecond: count,
  /** The call is carried out, then the connection closes without a reply. */
  closeBeforeResponse: flag,
  /**
   * The connection is reset before the request body, in its middle, or after it, when the call is carried out. A request
   * without a body has no middle: it is reset before the call.
   */
  reset: oneOf('before-body', 'in-body', 'after-body'),
  /** Added to the reply's Content-Length; the connection closes after the body. */
  contentLengthOff: integer,
  /** Headers promise the whole body; the connection closes after this many bytes of it (row 37). */
  cutAfterBytes: count,
  dripBytesPerSecond: count,
  /** The call is carried out, then nothing more comes: no headers, or half the body (row 37). */
  stall: oneOf('before-headers', 'in-body'),
};

/** What is wrong with one call. Absent switches leave the simulator honest. */
export type Effects = {
  readonly [K in keyof typeof switches]?: (typeof switches)[K] extends Check<infer T> ? T : never;
};

/** Effects, and which calls they meet. */
export interface Fault extends Effects {
  readonly on?: Endpoint;
  readonly dialect?: Dialect;
  /** How many matching calls; absent: all. */
  readonly times?: number;
}

const checks: Readonly<Record<string, Check<unknown>>> = {
  ...switches,
  on: oneOf('token', 'upload', 'get'),
  dialect: oneOf('wecom', 'oa'),
  times: count,
};

/** The first thing wrong with `value` as a Fault, or `null`. */
function problemOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'a fault is an object';
  for (const [name, setting] of Object.entries(value)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) return `no such switch: ${name}`;
    if (!check(setting)) return `bad value for ${name}`;
  }
  return null;
}

const isFault = (value: unknown): value is Fault => problemOf(value) === null;

/** One fault or a list of them, as JSON. A string says what is wrong. */
export function parseFaults(json: string): readonly Fault[] | string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return 'not JSON';
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every(isFault) ? list : (list.map(problemOf).find((p) => p !== null) ?? 'not a fault');
}

export interface Faults {
  /** Replaces every active fault. */
  set(faults: Fault | readonly Fault[]): void;
  add(fault: Fault): void;
  clear(): void;
}

export interface FaultList extends Faults {
  /** Resolves once the faults are replaced or cleared. Rejects with an AbortError. */
  changed(signal: AbortSignal): Promise<void>;
  /** The combined effects on this call; later faults win. Uses up one of each match's `times`. */
  take(route: Route): Effects;
}

export function createFaults(): FaultList {
  let active: { readonly fault: Fault; left: number }[] = [];
  const changes = new EventTarget();
  const replace = (faults: readonly Fault[]) => {
    active = faults.map(activate);
    changes.dispatchEvent(new Event('change'));
  };
  const activate = (fault: Fault) => ({ fault, left: fault.times ?? Infinity });
  const meets = (fault: Fault, route: Route) =>
    (fault.on ?? route.endpoint) === route.endpoint && (fault.dialect ?? route.dialect) === route.dialect;

  return {
    set(faults) {
      replace([faults].flat());
    },
    add(fault) {
      active.push(activate(fault));
    },
    clear() {
      replace([]);
    },
    async changed(signal) {
      await once(changes, 'change', { signal });
    },
    take(route) {
      const matches = active.filter(({ fault, left }) => left > 0 && meets(fault, route));
      for (const match of matches) match.left -= 1;
      active = active.filter(({ left }) => left > 0);
      return matches.reduce<Effects>((effects, { fault }) => ({ ...effects, ...fault }), {});
    },
  };
}
