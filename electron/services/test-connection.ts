import type { AccountInput } from '../contract/account.ts';
import type { ConnectionReport } from '../contract/api.ts';
import { refusesMediaId } from '../contract/errcodes/find.ts';
import { succeed, type Result } from '../contract/errors.ts';
import type { WechatClient } from '../wechat/client.ts';
import { createAccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';
import type { Connection } from './connections.ts';

interface TestNeeds {
  readonly accounts: Accounts;
  readonly client: WechatClient;
  readonly now: () => number;
  readonly onSecret: (secret: string) => void;
}

/** No server has media of this name. */
const NO_MEDIA_ID = 'MEDIA_DESK_CONNECTION_TEST';

/**
 * Asks the server for a token with what the account form holds, past every token kept, and then makes a media call
 * with it: WeCom gives tokens to an IP it will not let in afterwards (errcode 60020), and a pasted access_token shows
 * its worth only in use.
 */
export async function testConnection(
  needs: TestNeeds,
  input: AccountInput,
): Promise<Result<ConnectionReport>> {
  const startedAt = needs.now();
  const connection = await needs.accounts.connectDraft(input);
  if (!connection.ok) return connection;
  const token = await createAccessTokens(needs).get(connection.value);
  if (!token.ok) return token;
  const tokenSeconds = Math.round((token.value.expiresAt - needs.now()) / 1000);
  const letIn = await askForNothing(needs.client, connection.value, token.value.accessToken);
  if (!letIn.ok) return letIn;
  return succeed({ tokenSeconds, elapsedMs: needs.now() - startedAt });
}

async function askForNothing(
  client: WechatClient,
  { endpoint }: Connection,
  accessToken: string,
): Promise<Result<null>> {
  const answer = await client.download(endpoint, accessToken, NO_MEDIA_ID, {
    signal: new AbortController().signal,
    allowPlainHttp: false,
    write: () => Promise.resolve(),
    restart: () => Promise.resolve(),
    onProgress: () => undefined,
  });
  if (answer.ok) return succeed(null);
  const { errcode } = answer.error;
  return errcode !== undefined && refusesMediaId(endpoint.dialect, errcode) ? succeed(null) : answer;
}
