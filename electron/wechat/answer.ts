import { isIP } from 'node:net';
import { failWith, type ApiCall, type AppError, type Result } from '../contract/errors.ts';
import type { HttpAnswer } from './http.ts';

/** An answer's JSON object, its members yet unread. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The longest body that can be an API answer rather than a file, in bytes (wechat-api.md §4.2). */
export const MAX_JSON_BYTES = 64 * 1024;

const MAX_ERRMSG_LENGTH = 500;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body's JSON object whatever its Content-Type, or null. Tolerates a BOM and raw control characters (§3.3). */
export function readJsonObject(bytes: Uint8Array): JsonObject | null {
  const text = new TextDecoder().decode(bytes);
  const value = parseJson(text) ?? parseJson(text.replace(/[\u0000-\u001f]+/g, ' '));
  return isObject(value) ? value : null;
}

/** A whole number that may come as a string; undefined where it is neither. */
export function readInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** A non-empty string, or undefined. */
export const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The body's first bytes, a little more than `limit` unless it is shorter; the rest stays in `answer.chunks`. */
export async function readStart(
  answer: HttpAnswer,
  limit: number,
): Promise<{ bytes: Uint8Array; complete: boolean }> {
  return answer.limitTime(async () => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    while (size <= limit) {
      const step = await answer.chunks.next();
      if (step.done === true) return { bytes: Buffer.concat(chunks), complete: true };
      chunks.push(step.value);
      size += step.value.byteLength;
    }
    return { bytes: Buffer.concat(chunks), complete: false };
  });
}

/** A proxy's or gateway's page, by its Content-Type or its first characters. */
export function isHtml(answer: HttpAnswer, bytes: Uint8Array): boolean {
  if (/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(answer.header('content-type') ?? '')) return true;
  const start = new TextDecoder().decode(bytes.subarray(0, 512));
  return /^\s*(<!--[\s\S]*?-->\s*)?<(!doctype html|html|head|body|title)\b/i.test(start);
}

/** Takes the secrets of this call, and anything shaped like one, out of a server's text. */
function scrub(text: string, secrets: readonly string[]): string {
  const known = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, new URLSearchParams({ '': secret }).toString().slice(1)]);
  return known
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
    .replace(/\b(access_token|corpsecret|secret)(["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi, '$1$2…');
}

const cut = (text: string): string => Array.from(text).slice(0, MAX_ERRMSG_LENGTH).join('');

/** The caller's own address as the server saw it (§2.3: recognising it is the only use of errmsg). */
function readIp(pattern: RegExp | undefined, errmsg: string): string | null {
  const found = pattern
    ?.exec(errmsg)?.[1]
    ?.replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/[.:]$/, '');
  return found !== undefined && isIP(found) !== 0 ? found : null;
}

/** What the readers of one call need besides the answer. */
export interface CallContext {
  readonly call: ApiCall;
  /** Taken out of errmsg. */
  readonly secrets: readonly string[];
  /** Per errcode, where in errmsg the caller's IP stands. */
  readonly ipPatterns: Readonly<Record<number, RegExp>>;
}

/** The refusal an answer holds, or null. errcode may be a string, or absent on success (§3.3). */
export function readRefusal(object: JsonObject, context: CallContext): AppError | null {
  const errcode = readInteger(object['errcode']);
  if (errcode === undefined || errcode === 0) return null;
  const errmsg = typeof object['errmsg'] === 'string' ? object['errmsg'] : '';
  const ip = readIp(context.ipPatterns[errcode], errmsg);
  return {
    code: 'api_refused',
    errcode,
    errmsg: cut(scrub(errmsg, context.secrets)),
    call: context.call,
    ...(ip === null ? {} : { facts: { ip } }),
  };
}

/** What an answer that is neither success nor refusal is. `bytes`: its start, or all of it. */
export function describeOddAnswer(answer: HttpAnswer, bytes: Uint8Array): AppError {
  const facts = { status: answer.status };
  if (answer.status === 412) return { code: 'length_required', facts };
  if (answer.status >= 300 && answer.status < 400) return { code: 'redirect_refused', facts };
  if (isHtml(answer, bytes)) return { code: 'proxy_page', facts };
  if (answer.status !== 200) return { code: 'http_status', facts };
  if (bytes.byteLength > MAX_JSON_BYTES)
    return { code: 'answer_too_large', facts: { limit: MAX_JSON_BYTES } };
  return { code: bytes.byteLength === 0 ? 'answer_empty' : 'answer_unreadable', facts };
}

/** Reads a JSON answer; `parse` gives null where a success lacks what it must have. */
export async function readAnswer<T>(
  answer: HttpAnswer,
  context: CallContext,
  parse: (object: JsonObject) => T | null,
): Promise<Result<T>> {
  const { bytes, complete } = await readStart(answer, MAX_JSON_BYTES);
  const object = complete ? readJsonObject(bytes) : null;
  const refusal = object && readRefusal(object, context);
  if (refusal) return failWith(refusal);
  const { errcode } = object ?? {};
  const success = errcode === undefined || errcode === null || readInteger(errcode) === 0;
  const value = object && success && answer.status === 200 ? parse(object) : null;
  return value === null ? failWith(describeOddAnswer(answer, bytes)) : { ok: true, value };
}
