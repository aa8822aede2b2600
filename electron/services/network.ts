import type { Emit } from '../contract/api.ts';
import type { WriteAudit } from '../contract/audit.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { NetworkState, ProxyInput } from '../contract/network.ts';
import type { Authorities, ExtraCaFile } from '../store/extra-ca.ts';
import type { ProxyRecords } from '../store/proxy-records.ts';
import type { Secrets } from '../store/secrets.ts';
import { isLoopback } from '../wechat/endpoint.ts';
import type { Http } from '../wechat/http.ts';
import { DIRECT, parsePac, type ProxyRoute, type RouteTo } from '../wechat/proxy-route.ts';
import { createProxies } from './proxies.ts';

/** Whose proxy is the app's own; no account has this id. */
const APP = 'app';

/** What the system or its PAC script says of an origin, in PAC's own words: `PROXY h:p; DIRECT`. */
export type ResolveSystemProxy = (origin: string) => Promise<string>;

/** The system's open dialog; null where the person changed their mind. */
export type ChooseCaFile = () => Promise<string | null>;

/** Which way requests go, and whose certificates count: Settings → Network. */
export async function createNetwork(options: {
  readonly records: ProxyRecords;
  readonly secrets: Secrets;
  /** Hears every password before it is used, so that the log can keep it out. */
  readonly onSecret: (secret: string) => void;
  readonly extraCa: ExtraCaFile;
  readonly http: Pick<Http, 'renew'>;
  readonly resolveSystemProxy: ResolveSystemProxy;
  readonly chooseCaFile: ChooseCaFile;
  /** Hears of the app's own proxy being changed: what lacked its password, of any account, may go on. */
  readonly onSecretEntered: (accountId: null) => void;
  readonly audit: WriteAudit;
  readonly emit: Emit;
}) {
  const { extraCa, http } = options;
  const proxies = createProxies(options);
  let authorities: Authorities | null = null;

  const state = (): NetworkState => ({ proxy: proxies.view(APP), extraCa: authorities?.shown ?? null });

  const audited = (subject: string, outcome: Result<unknown>) => {
    const result = outcome.ok ? 'ok' : outcome.error.code;
    options.audit({ action: 'change_setting', subject, result });
  };

  const publish = (): Result<NetworkState> => {
    http.renew(authorities?.certificates ?? []);
    options.emit('networkChanged', state());
    return succeed(state());
  };

  const routeOfSystem = async (origin: string): Promise<ProxyRoute> =>
    // What is on this computer, the simulator above all, is nobody else's to carry.
    isLoopback(new URL(origin)) ? DIRECT : parsePac(await options.resolveSystemProxy(origin));

  authorities = await extraCa.read();
  http.renew(authorities?.certificates ?? []);

  return {
    state,
    /** Of accounts, by their ids. */
    proxies,

    /** SECURITY: 11. The page sends a password in, and never gets one back. */
    async saveProxy(input: ProxyInput): Promise<Result<NetworkState>> {
      const prepared = await proxies.prepare(APP, input);
      if (!prepared.ok) return prepared;
      const written = prepared.value.commit();
      audited('proxy', written);
      if (!written.ok) return written;
      options.onSecretEntered(null);
      return publish();
    },

    async chooseCaFile(): Promise<Result<NetworkState>> {
      const path = await options.chooseCaFile();
      if (path === null) return succeed(state());
      const adopted = await extraCa.adopt(path);
      audited('extra_ca', adopted);
      if (!adopted.ok) return adopted;
      authorities = adopted.value;
      return publish();
    },

    async removeCaFile(): Promise<Result<NetworkState>> {
      const removed = await extraCa.remove();
      audited('extra_ca', removed);
      if (!removed.ok) return removed;
      authorities = null;
      return publish();
    },

    /** An account's own choice where it has made one, else the app's, else the system's; asked at each request. */
    routeTo:
      (own: () => Promise<Result<ProxyRoute | null>>): RouteTo =>
      async (origin) => {
        for (const choice of [own, () => proxies.routeOf(APP)]) {
          const route = await choice();
          if (!route.ok) return route;
          if (route.value) return succeed(route.value);
        }
        const route = await routeOfSystem(origin);
        return route.length > 0 ? succeed(route) : fail('proxy_unsupported');
      },
  };
}

export type Network = Awaited<ReturnType<typeof createNetwork>>;
