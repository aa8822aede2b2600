import type { AccountInput } from '../contract/account.ts';
import type { ConnectionReport } from '../contract/api.ts';
import { succeed, type Result } from '../contract/errors.ts';
import type { WechatClient } from '../wechat/client.ts';
import { createAccessTokens } from './access-tokens.ts';
import type { Accounts } from './accounts.ts';

/** Asks the server for a token with what the account form holds, past every token kept. */
export async function testConnection(
  needs: {
    readonly accounts: Accounts;
    readonly client: WechatClient;
    readonly now: () => number;
    readonly onSecret: (secret: string) => void;
  },
  input: AccountInput,
): Promise<Result<ConnectionReport>> {
  const startedAt = needs.now();
  const connection = await needs.accounts.connectDraft(input);
  if (!connection.ok) return connection;
  const token = await createAccessTokens(needs).get(connection.value);
  if (!token.ok) return token;
  return succeed({
    tokenSeconds: Math.round((token.value.expiresAt - needs.now()) / 1000),
    elapsedMs: needs.now() - startedAt,
  });
}
