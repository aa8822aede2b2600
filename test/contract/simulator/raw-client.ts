import { connect } from 'node:net';

/** An HTTP/1.1 exchange on a bare socket, so that every byte sent and received is known. */
export interface RawRequest {
  readonly method?: string;
  /** Path and query. */
  readonly target: string;
  /** Whole lines, as sent. */
  readonly headers?: readonly string[];
  /** Sent as it is; Content-Length is added unless `headers` settle the length. */
  readonly body?: Buffer | null;
}

export interface RawReply {
  readonly status: number;
  /** Status line and headers, one character per byte. */
  readonly head: string;
  header(name: string): string | null;
  readonly body: Buffer;
  /** The declared Content-Length arrived in full. */
  readonly complete: boolean;
  json(): Record<string, unknown>;
  text(): string;
}

const endOfHead = Buffer.from('\r\n\r\n');

/** Resolves when the connection ends, is idle for `giveUp` ms or `giveUp` is aborted; `null` if no headers came until then. */
export function exchange(
  origin: string,
  request: RawRequest,
  giveUp?: number | AbortSignal,
): Promise<RawReply | null> {
  const { hostname, port, host } = new URL(origin);
  const body = request.body ?? null;
  const settled = (request.headers ?? []).some((line) => /^(content-length|transfer-encoding):/i.test(line));
  const lines = [
    `${request.method ?? (body ? 'POST' : 'GET')} ${request.target} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: close',
    ...(request.headers ?? []),
    ...(body && !settled ? [`Content-Length: ${body.length}`] : []),
  ];
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(parseReply(Buffer.concat(received)));
    });
    const leave = () => socket.destroy();
    if (typeof giveUp === 'number') socket.setTimeout(giveUp, leave);
    else giveUp?.addEventListener('abort', leave);
    socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'));
    if (body) socket.write(body);
  });
}

function parseReply(bytes: Buffer): RawReply | null {
  const at = bytes.indexOf(endOfHead);
  if (at === -1) return null;
  const head = bytes.subarray(0, at).toString('latin1');
  const body = bytes.subarray(at + endOfHead.length);
  const header = (name: string) => {
    const line = head.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}: `));
    return line?.slice(name.length + 2) ?? null;
  };
  return {
    status: Number(head.split(' ')[1]),
    head,
    header,
    body,
    complete: Number(header('content-length')) === body.length,
    text: () => body.toString('utf8'),
    json() {
      const value: unknown = JSON.parse(body.toString('utf8'));
      if (typeof value !== 'object' || value === null) throw new Error('the reply is no JSON object');
      return { ...value };
    },
  };
}
