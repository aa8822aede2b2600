import type { RealPlatform } from '../contract/account.ts';
import { fail, succeed, type Result } from '../contract/errors.ts';
import { practiceAccounts } from '../simulator/practice-accounts.ts';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import type { PracticeServer } from './connections.ts';

/** The built-in simulator: on a loopback port of its own, started by the first practice call, kept until quit. */
export function createPractice(options: {
  readonly dataDir: string;
  readonly now: () => number;
  /** Hears why the simulator did not start. */
  readonly onFault: (fault: unknown) => void;
}): PracticeServer & {
  readonly stop: () => Promise<void>;
} {
  let starting: Promise<Practice | null> | null = null;

  const start = async (): Promise<Practice | null> => {
    try {
      return await startSimulator(options);
    } catch (fault) {
      options.onFault(fault);
      // The next call tries again.
      starting = null;
      return null;
    }
  };

  return {
    async connect(
      platform: RealPlatform,
    ): Promise<Result<{ baseUrl: string; ownerId: string; secret: string }>> {
      starting ??= start();
      const practice = await starting;
      if (!practice) return fail('host_refused');
      return succeed({ ...credentialsOf(platform), baseUrl: practice.origin + PREFIXES[platform] });
    },

    async stop() {
      const practice = await starting;
      await practice?.simulator.close();
    },
  };
}

interface Practice {
  readonly simulator: Simulator;
  readonly origin: string;
}

async function startSimulator(options: {
  readonly dataDir: string;
  readonly now: () => number;
}): Promise<Practice> {
  const simulator = await createSimulator(options);
  try {
    const { origin } = await simulator.listen();
    return { simulator, origin };
  } catch (fault) {
    await simulator.close();
    throw fault;
  }
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
