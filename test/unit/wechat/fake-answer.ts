import type { HttpAnswer } from '../../../electron/wechat/http.ts';

/** An answer whose body comes in pieces of `pieceBytes`. */
export function fakeAnswer(
  body: string | Uint8Array,
  options: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly pieceBytes?: number;
  } = {},
): HttpAnswer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const pieceBytes = options.pieceBytes ?? 1000;
  // eslint-disable-next-line @typescript-eslint/require-await -- an answer's chunks are asynchronous by their type
  async function* chunks(): AsyncGenerator<Uint8Array, undefined> {
    for (let at = 0; at < bytes.byteLength; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  return {
    status: options.status ?? 200,
    header: (name) => options.headers?.[name] ?? null,
    length: bytes.byteLength,
    chunks: chunks(),
    limitTime: (work) => work(),
  };
}
