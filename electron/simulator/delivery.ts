import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { CallEntry } from './call-log.ts';
import type { Effects } from './faults.ts';
import type { Reply } from './replies.ts';

/** A reply's way onto the wire. */
export interface Delivery {
  readonly response: ServerResponse;
  readonly call: CallEntry;
  readonly effects: Effects;
  /** Resolves once the reply is no longer held; rejects with an AbortError. */
  readonly released: Promise<void>;
  /** ms. */
  readonly now: number;
  /** Aborted when the connection is gone. */
  readonly signal: AbortSignal;
}

const dripEveryMs = 50;

const gone = async (signal: AbortSignal) => {
  if (!signal.aborted) await once(signal, 'abort');
};

/** Sends `reply` as the faults of delivery let it. Rejects with an AbortError when the client goes away. */
export async function deliver(delivery: Delivery, reply: Reply): Promise<void> {
  const { response, call, effects, released, signal } = delivery;
  await released;
  const wait = (effects.latencyMs ?? 0) + Math.random() * (effects.jitterMs ?? 0);
  if (wait > 0) await delay(wait, undefined, { signal });
  if (effects.stall === 'before-headers') return gone(signal);
  if (hangsUp(delivery)) return;

  call.status = reply.status;
  writeHead(delivery, reply);
  const limit = limitOf(effects, reply);
  if (response.req.method !== 'HEAD') await sendBody(delivery, reply, limit);
  if (limit >= reply.length && !effects.contentLengthOff) {
    response.end();
    return;
  }
  if (effects.stall === 'in-body') await gone(signal);
  // An orderly close: what was sent arrives, the promised rest never does.
  else response.socket?.destroySoon();
}

/** Whether the connection ends in place of a reply. */
function hangsUp({ response, effects }: Delivery): boolean {
  if (effects.reset === 'after-body') response.socket?.resetAndDestroy();
  else if (effects.closeBeforeResponse) response.socket?.destroySoon();
  else return false;
  return true;
}

/** Bytes of the body that are sent. */
const limitOf = ({ cutAfterBytes, stall }: Effects, { length }: Reply): number =>
  cutAfterBytes ?? (stall === 'in-body' ? Math.floor(length / 2) : Infinity);

function writeHead({ response, effects, now }: Delivery, reply: Reply): void {
  response.sendDate = false;
  response.writeHead(reply.status, {
    ...reply.headers,
    Date: new Date(now + (effects.clockOffsetSeconds ?? 0) * 1000).toUTCString(),
    'Content-Length': Math.max(0, reply.length + (effects.contentLengthOff ?? 0)),
  });
  // Unlike flushHeaders, this sends header bytes beyond ASCII as they are.
  response.write(Buffer.alloc(0));
}

async function sendBody(
  { response, call, effects, signal }: Delivery,
  reply: Reply,
  limit: number,
): Promise<void> {
  for await (const chunk of pieces(reply.body(), effects.dripBytesPerSecond)) {
    const room = limit - call.responseBytes;
    if (room <= 0) return;
    const piece = chunk.subarray(0, Math.min(chunk.length, room));
    call.responseBytes += piece.length;
    if (!response.write(piece)) await once(response, 'drain', { signal });
    if (effects.dripBytesPerSecond) {
      await delay((piece.length / effects.dripBytesPerSecond) * 1000, undefined, { signal });
    }
  }
}

/** Cuts chunks so that a drip is even. */
async function* pieces(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  bytesPerSecond: number | undefined,
): AsyncGenerator<Buffer, void> {
  const size = bytesPerSecond ? Math.max(1, Math.floor((bytesPerSecond * dripEveryMs) / 1000)) : Infinity;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
  }
}
