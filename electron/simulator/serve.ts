import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { CallEntry, createCallLog } from './call-log.ts';
import { controlPath, plainReply, setFaults } from './control.ts';
import { deliver } from './delivery.ts';
import { requestBody, resetWhereAsked } from './exchange.ts';
import { parseFaults, type Effects, type FaultList } from './faults.ts';
import { frontEndPage, type Reply } from './replies.ts';
import { findRoute } from './routes.ts';

/** Takes one request from its headers to the end of its reply. Never rejects. */
export function createServe(parts: {
  readonly calls: ReturnType<typeof createCallLog>;
  readonly faults: FaultList;
  readonly answer: Answer;
  /** ms since epoch. */
  readonly now: () => number;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { calls, faults, answer } = parts;

  async function replyTo(request: IncomingMessage, target: Target, basis: Basis): Promise<Reply> {
    const { effects, call, signal, now } = basis;
    const body = requestBody(request, call, effects, signal);
    if (target.path === controlPath) return setFaults(request, body, faults);
    if (basis.problem !== null) return plainReply(400, `X-Simulator-Fault: ${basis.problem}`);
    if (!target.route) return frontEndPage(404);
    resetWhereAsked(request, call, effects);
    return answer({ request, query: target.query, route: target.route, effects, call, body, now, signal });
  }

  return async (request, response) => {
    const closed = new AbortController();
    response.once('close', () => {
      closed.abort();
    });
    const { signal } = closed;
    const target = targetOf(request.url ?? '/');
    const { route } = target;
    const call = calls.open(target, request);
    const own = parseFaults(String(request.headers['x-simulator-fault'] ?? '[]'));
    const problem = typeof own === 'string' ? own : null;
    const taken = route ? faults.take(route) : {};
    const effects = [taken, ...(typeof own === 'string' ? [] : own)].reduce<Effects>(
      (all, one) => ({ ...all, ...one }),
      {},
    );
    // Heard from here on: the faults may be replaced before there is a reply.
    const released = effects.hold ? faults.changed(signal) : Promise.resolve();
    released.catch(() => undefined);
    const basis = { effects, problem, call, now: parts.now(), signal };
    try {
      await deliver({ response, released, ...basis }, await replyTo(request, target, basis));
    } catch (error) {
      const lost = signal.aborted || request.destroyed || request.socket.destroyed;
      call.flags.push(lost ? 'connection lost' : `bug: ${String(error)}`);
      response.destroy();
    }
  };
}

type Target = ReturnType<typeof targetOf>;

interface Basis {
  readonly effects: Effects;
  /** What is wrong with the request's own fault header. */
  readonly problem: string | null;
  readonly call: CallEntry;
  readonly now: number;
  readonly signal: AbortSignal;
}

function targetOf(url: string) {
  const [path = '/'] = url.split('?', 1);
  return { path, query: new URLSearchParams(url.slice(path.length)), route: findRoute(path) };
}
