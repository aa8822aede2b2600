import { once } from 'node:events';
import { isIP, type Socket } from 'node:net';

/** The proxy said no: `reply` is its code (RFC 1928 §6), null where it wants another user or password. */
export class SocksRefusal extends Error {
  override readonly name = 'SocksRefusal';
  readonly reply: number | null;

  constructor(reply: number | null) {
    super('SOCKS refused');
    this.reply = reply;
  }
}

const VERSION = 5;
const NO_PASSWORD = 0;
const PASSWORD = 2;
const ADDRESS_BYTES: Readonly<Record<number, number>> = { 1: 4, 4: 16 };

/**
 * Asks a SOCKS5 proxy for a connection (RFC 1928, password: RFC 1929); afterwards `socket` is one to `target`. The
 * proxy looks the name up.
 */
export async function askSocks(
  socket: Socket,
  { user, password }: { readonly user: string; readonly password: string },
  target: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  const onClose = () => gone.abort();
  socket.once('close', onClose);
  const read = (size: number) => take(socket, size, AbortSignal.any([signal, gone.signal]));
  const offered = user === '' ? [NO_PASSWORD] : [NO_PASSWORD, PASSWORD];
  socket.write(Buffer.of(VERSION, offered.length, ...offered));
  const [, method = -1] = await readVersioned(read, 2);
  if (!offered.includes(method)) throw new SocksRefusal(null);
  if (method === PASSWORD) await logIn(socket, user, password, read);
  socket.write(Buffer.concat([Buffer.of(VERSION, 1, 0), addressBytes(target.host), portBytes(target.port)]));
  const [, reply = 1, , kind = 0] = await readVersioned(read, 4);
  if (reply !== 0) throw new SocksRefusal(reply);
  const [length = 0] = kind === 3 ? await read(1) : [ADDRESS_BYTES[kind]];
  await read(length + 2);
  socket.off('close', onClose);
}

type Read = (size: number) => Promise<Buffer>;

async function logIn(socket: Socket, user: string, password: string, read: Read): Promise<void> {
  const counted = (text: string) => Buffer.concat([Buffer.of(Buffer.byteLength(text)), Buffer.from(text)]);
  socket.write(Buffer.concat([Buffer.of(1), counted(user), counted(password)]));
  const [, refused] = await read(2);
  if (refused !== 0) throw new SocksRefusal(null);
}

async function readVersioned(read: Read, size: number): Promise<Buffer> {
  const bytes = await read(size);
  if (bytes[0] !== VERSION) throw Object.assign(new Error('not SOCKS5'), { code: 'NOT_SOCKS5' });
  return bytes;
}

/** Exactly `size` bytes; what comes after them stays in the socket. */
async function take(socket: Socket, size: number, signal: AbortSignal): Promise<Buffer> {
  for (;;) {
    const bytes: unknown = socket.read(size);
    if (bytes instanceof Buffer && bytes.byteLength === size) return bytes;
    if (socket.destroyed || bytes !== null) throw cutOff();
    await once(socket, 'readable', { signal }).catch((error: unknown) => {
      throw socket.destroyed && socket.errored === null ? cutOff() : error;
    });
  }
}

const cutOff = (): Error => Object.assign(new Error('cut off'), { code: 'ECONNRESET' });

function addressBytes(host: string): Buffer {
  switch (isIP(host)) {
    case 4:
      return Buffer.of(1, ...host.split('.').map(Number));
    case 6:
      return Buffer.of(4, ...ipv6Groups(host).flatMap((group) => [group >> 8, group & 255]));
    default:
      return Buffer.concat([Buffer.of(3, Buffer.byteLength(host)), Buffer.from(host)]);
  }
}

const portBytes = (port: number): Buffer => Buffer.of(port >> 8, port & 255);

/** Eight numbers; `host` is in the URL parser's form, which has no dots. */
function ipv6Groups(host: string): readonly number[] {
  const [start = [], end = []] = host
    .split('::')
    .map((part) => part.split(':').flatMap((group) => (group === '' ? [] : [Number.parseInt(group, 16)])));
  return [...start, ...Array.from({ length: 8 - start.length - end.length }, () => 0), ...end];
}
