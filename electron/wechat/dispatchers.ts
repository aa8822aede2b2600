import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';
import type { ProxyRoute } from './proxy-route.ts';
import { createConnector } from './tunnel.ts';

/** More ways than accounts have; the one unused longest goes first. */
const MOST_KEPT = 16;

/** An idle connection's life: from one file of a queue to the next. The shortest that common servers have is 5 s. */
const KEPT_MS = 1_000;

/** One dispatcher for each way to the servers. */
export interface Dispatchers {
  /** Use it at once: it may be let go whenever another is asked for. */
  through(route: ProxyRoute): Dispatcher;
  /**
   * PEM of authorities trusted besides the built-in ones, from now on. Every dispatcher is let go: what is under way
   * ends as it began.
   */
  renew(trustedCertificates: readonly string[]): void;
  /** Cuts everything short. */
  close(): Promise<void>;
}

export function createDispatchers(options: {
  /** ms; for each step of making a connection. */
  readonly connectTimeout: number;
  /** ms. */
  readonly bodyTimeout: number;
  /** Bytes. */
  readonly maxAnswerBytes: number;
}): Dispatchers {
  const agents = new Map<string, Agent>();
  const retired = new Set<Agent>();
  const life = new AbortController();
  let ca: readonly string[] | null = null;

  const open = (route: ProxyRoute): Agent =>
    new Agent({
      // SECURITY: 12. Certificates are checked as Node does by itself.
      connect: createConnector(route, { timeout: options.connectTimeout, ca, signal: life.signal }),
      bodyTimeout: options.bodyTimeout,
      maxResponseSize: options.maxAnswerBytes,
      // A kept connection saves the next file its round trips, three with TLS. It must not die just as an upload
      // starts, when nobody could tell whether the server has the file: so it is kept for much less time than any
      // server keeps it, whatever the server says of that.
      keepAliveTimeout: KEPT_MS,
      keepAliveMaxTimeout: KEPT_MS,
    });

  const retire = (key: string, agent: Agent) => {
    agents.delete(key);
    retired.add(agent);
    const forget = () => void retired.delete(agent);
    agent.close().then(forget, forget);
  };

  return {
    through(route) {
      const key = JSON.stringify(route);
      const agent = agents.get(key) ?? open(route);
      agents.delete(key);
      agents.set(key, agent);
      const [oldest] = agents;
      if (agents.size > MOST_KEPT && oldest) retire(...oldest);
      return agent;
    },
    renew(trustedCertificates) {
      ca = trustedCertificates.length === 0 ? null : [...rootCertificates, ...trustedCertificates];
      for (const [key, agent] of agents) retire(key, agent);
    },
    async close() {
      life.abort();
      await Promise.all([...agents.values(), ...retired].map((agent) => agent.destroy()));
    },
  };
}
