import type { IncomingMessage } from 'node:http';
import { readText, type Exchange } from './exchange.ts';
import { parseFaults, type Faults } from './faults.ts';
import type { Reply } from './replies.ts';

export const controlPath = '/simulator/faults';

/** `POST /simulator/faults`: a fault or a list, as JSON, replaces the active ones. */
export async function setFaults(
  request: IncomingMessage,
  body: Exchange['body'],
  faults: Faults,
): Promise<Reply> {
  // A web page must not steer the simulator: browsers send Origin with every POST.
  if (request.headers.origin !== undefined) return plainReply(403, 'not from a web page');
  if (request.method !== 'POST') return plainReply(405, 'POST one fault or a list of them as JSON');
  const parsed = parseFaults((await readText(body, 65_536)) ?? '');
  if (typeof parsed === 'string') return plainReply(400, parsed);
  faults.set(parsed);
  return plainReply(200, 'ok');
}

export function plainReply(status: number, text: string): Reply {
  const body = Buffer.from(`${text}\n`);
  return { status, headers: { 'Content-Type': 'text/plain' }, length: body.length, body: () => [body] };
}
