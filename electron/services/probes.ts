import type { Dialect } from '../contract/account.ts';
import type { CureAction } from '../contract/errcodes/errcode-row.ts';
import { describeErrcode, refusesMediaId } from '../contract/errcodes/find.ts';
import { succeed, type AppError, type ErrorCode, type Result } from '../contract/errors.ts';
import type { ProbeReport } from '../contract/probe-cost.ts';
import type { Transfer } from '../contract/transfer.ts';
import type { WechatClient } from '../wechat/client.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import type { Connection } from './connections.ts';
import { groupBy } from './group-by.ts';
import type { Transfers } from './transfers.ts';

/** Of one account. */
const PROBES_AT_ONCE = 3;

/** In a row: then the next ones would fail, too. */
const MOST_FAILURES = 3;

interface ProbeNeeds {
  readonly transfers: Pick<Transfers, 'find' | 'change'>;
  readonly accounts: Pick<Accounts, 'connect'>;
  readonly tokens: Pick<AccessTokens, 'use'>;
  readonly client: Pick<WechatClient, 'probe'>;
  /** Aborted when the desk closes. */
  readonly closing: AbortController;
  readonly now: () => number;
}

/** Asks the servers which media_ids they still have, and stamps the answers on the fetches. Retries nothing. */
export function createProbes(needs: ProbeNeeds) {
  const { transfers } = needs;

  /** What a fetch has brought since it was asked says more. */
  const stamp = ({ id, fetched: before }: Transfer, alive: boolean) => {
    const { subject, fetched } = transfers.find(id) ?? {};
    if (!subject || (fetched && !before)) return;
    transfers.change(id, { subject: { ...subject, probe: { at: needs.now(), alive } } });
  };

  const probe = (connection: Connection, mediaId: string, signal: AbortSignal) =>
    needs.tokens.use(connection, signal, (accessToken) =>
      needs.client.probe(connection.endpoint, accessToken, mediaId, {
        signal,
        onServerTime: connection.onServerTime,
      }),
    );

  const probeAccount = async (accountId: string, rows: readonly Transfer[]): Promise<ProbeReport> => {
    const answered = { alive: 0, gone: 0 };
    const connected = await needs.accounts.connect(accountId);
    // One for each account: all at once would be more listeners to one signal than Node takes for sound.
    const signal = AbortSignal.any([needs.closing.signal]);
    let failures = connected.ok ? 0 : MOST_FAILURES;
    const waiting = rows.values();
    const work = async (connection: Connection) => {
      for (const row of waiting) {
        const asked = transfers.find(row.id) ?? row;
        const found = await probe(connection, asked.mediaId ?? '', signal);
        if (found.ok) {
          failures = 0;
          stamp(asked, found.value.alive);
          answered[found.value.alive ? 'alive' : 'gone'] += 1;
        } else {
          failures = isOfOne(found.error, connection) ? failures + 1 : MOST_FAILURES;
        }
        if (failures >= MOST_FAILURES) return;
      }
    };
    if (connected.ok) await Promise.all(Array.from({ length: PROBES_AT_ONCE }, () => work(connected.value)));
    return { ...answered, failed: rows.length - answered.alive - answered.gone };
  };

  return async (ids: readonly string[]): Promise<Result<ProbeReport>> => {
    const rows = [...new Set(ids)].flatMap((id) => transfers.find(id) ?? []).filter(({ subject }) => subject);
    const byAccount = groupBy(rows, ({ accountId }) => accountId);
    const reports = await Promise.all(
      [...byAccount].map(([accountId, ofAccount]) => probeAccount(accountId, ofAccount)),
    );
    const sum = (name: keyof ProbeReport) => reports.reduce((total, report) => total + report[name], 0);
    return succeed({ alive: sum('alive'), gone: sum('gone'), failed: sum('failed') });
  };
}

/** What may befall one call and not the next. */
const OF_ONE: ReadonlySet<ErrorCode> = new Set([
  'timed_out',
  'connection_lost',
  'http_status',
  'proxy_page',
  'answer_empty',
  'answer_unreadable',
  'answer_too_large',
  'answer_incomplete',
]);

/** Cures of the account: what asks for them is refused to every media_id. */
const OF_ACCOUNT: ReadonlySet<CureAction> = new Set(['edit_account', 'copy_ip', 'open_console']);

/** Whether the next media_id may fare better. An account that is refused, or out of reach, is so for all. */
function isOfOne({ code, errcode, call }: AppError, { endpoint }: Connection): boolean {
  if (OF_ONE.has(code)) return true;
  if (code !== 'api_refused' || errcode === undefined || call === 'token') return false;
  const { retry, action } = describeErrcode(endpoint.dialect, errcode, 'get');
  return retry === 'backoff' || (retry === 'never' && !OF_ACCOUNT.has(action));
}

/** Whether a fetch has ended with the server's own word on its media_id: an earlier probe then says nothing any more. */
export const outdatesProbe = ({ state, error, subject }: Transfer, dialect: Dialect): boolean =>
  Boolean(subject?.probe) &&
  (state === 'done' || (error?.code === 'api_refused' && refusesMediaId(dialect, error.errcode ?? 0)));
