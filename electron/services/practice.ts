import type { RealPlatform } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { practiceAccounts } from '../simulator/practice-accounts.ts';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import type { PracticeServer } from './connections.ts';

/** The built-in simulator: on a loopback port of its own, started by the first practice call, kept until quit. */
export function createPractice(options: {
  readonly dataDir: string;
  readonly now: () => number;
}): PracticeServer & {
  readonly stop: () => Promise<void>;
} {
  let starting: Promise<{ readonly simulator: Simulator; readonly origin: string }> | null = null;

  const start = async () => {
    const simulator = await createSimulator(options);
    const { origin } = await simulator.listen();
    return { simulator, origin };
  };

  return {
    async connect(
      platform: RealPlatform,
    ): Promise<Result<{ baseUrl: string; ownerId: string; secret: string }>> {
      try {
        starting ??= start();
        const { origin } = await starting;
        return succeed({ ...credentialsOf(platform), baseUrl: origin + PREFIXES[platform] });
      } catch {
        starting = null;
        return fail('host_refused');
      }
    },

    async stop() {
      const started = await starting?.catch(() => null);
      await started?.simulator.close();
    },
  };
}

/** One port, two dialects. */
const PREFIXES: Readonly<Record<RealPlatform, string>> = {
  wecom: '/wecom',
  official_account: '/oa',
  mini_program: '/oa',
};

function credentialsOf(platform: RealPlatform): { readonly ownerId: string; readonly secret: string } {
  switch (platform) {
    case 'wecom':
      return { ownerId: practiceAccounts.wecom.corpid, secret: practiceAccounts.wecom.corpsecret };
    case 'official_account':
      return {
        ownerId: practiceAccounts.officialAccount.appid,
        secret: practiceAccounts.officialAccount.secret,
      };
    case 'mini_program':
      return { ownerId: practiceAccounts.miniProgram.appid, secret: practiceAccounts.miniProgram.secret };
  }
}
