import { describeErrcode } from '../contract/errcodes/find.ts';
import { succeed, type AppError, type Result } from '../contract/errors.ts';
import type { ProbeReport } from '../contract/probe-cost.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { WechatClient } from '../wechat/client.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import type { Connection } from './connections.ts';
import type { Transfers } from './transfers.ts';

/** Of one account. */
const PROBES_AT_ONCE = 3;

interface ProbeNeeds {
  readonly transfers: Transfers;
  readonly accounts: Accounts;
  readonly tokens: AccessTokens;
  readonly client: WechatClient;
  /** Aborted when the desk closes. */
  readonly closing: AbortController;
  readonly now: () => number;
}

/** Asks the servers which media_ids they still have, and stamps the answers on the fetches. Retries nothing. */
export function createProbes(needs: ProbeNeeds) {
  const { transfers } = needs;
  const { signal } = needs.closing;

  const stamp = (id: string, alive: boolean) => {
    const subject = transfers.find(id)?.subject;
    if (subject) transfers.change(id, { subject: { ...subject, probe: { at: needs.now(), alive } } });
  };

  const probe = (connection: Connection, mediaId: string) =>
    needs.tokens.use(connection, signal, (accessToken) =>
      needs.client.probe(connection.endpoint, accessToken, mediaId, {
        signal,
        onServerTime: connection.onServerTime,
      }),
    );

  const probeAccount = async (accountId: string, rows: readonly Transfer[]): Promise<ProbeReport> => {
    const answered = { alive: 0, gone: 0 };
    const connected = await needs.accounts.connect(accountId);
    let stopped = !connected.ok;
    const waiting = rows.values();
    const work = async (connection: Connection) => {
      for (const { id, mediaId } of waiting) {
        const found = await probe(connection, mediaId ?? '');
        if (found.ok) {
          stamp(id, found.value.alive);
          answered[found.value.alive ? 'alive' : 'gone'] += 1;
        } else {
          stopped ||= !isOfOne(found.error, connection);
        }
        if (stopped) return;
      }
    };
    if (connected.ok) await Promise.all(Array.from({ length: PROBES_AT_ONCE }, () => work(connected.value)));
    return { ...answered, failed: rows.length - answered.alive - answered.gone };
  };

  return async (ids: readonly string[]): Promise<Result<ProbeReport>> => {
    const byAccount = new Map<string, Transfer[]>();
    for (const id of new Set(ids)) {
      const transfer = transfers.find(id);
      if (!transfer?.subject) continue;
      const rows = byAccount.get(transfer.accountId);
      if (rows) rows.push(transfer);
      else byAccount.set(transfer.accountId, [transfer]);
    }
    const reports = await Promise.all(
      [...byAccount].map(([accountId, rows]) => probeAccount(accountId, rows)),
    );
    const sum = (name: keyof ProbeReport) => reports.reduce((total, report) => total + report[name], 0);
    return succeed({ alive: sum('alive'), gone: sum('gone'), failed: sum('failed') });
  };
}

/** Whether the next media_id may fare better: a busy server. An account that is refused, or out of reach, is so for all. */
const isOfOne = ({ code, errcode }: AppError, { endpoint }: Connection): boolean =>
  code === 'api_refused' &&
  errcode !== undefined &&
  describeErrcode(endpoint.dialect, errcode, 'get').retry === 'backoff';
