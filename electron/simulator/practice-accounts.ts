/**
 * The accounts the simulator knows. Fixed, so that an account kept by the app still works after a restart;
 * public, because they open nothing but the simulator.
 */
export interface WecomPracticeApp {
  readonly corpid: string;
  readonly corpsecret: string;
  readonly agentid: number;
}

export interface PracticeAppid {
  readonly appid: string;
  readonly secret: string;
}

export const practiceAccounts = {
  /** First app of the first corp. */
  wecom: {
    corpid: 'ww5a1e0f2d3c4b6978',
    corpsecret: 'pRactice-App1_uS9mW2xK7qT4vZ8yB3nD6fH1jL5cG',
    agentid: 1000002,
  },
  /** Second app of the same corp: other tokens, the same media. */
  wecomSecondApp: {
    corpid: 'ww5a1e0f2d3c4b6978',
    corpsecret: 'pRactice-App2_tR8nV1wJ6pS3uY7xA2mC5eG9iK4bF',
    agentid: 1000003,
  },
  /** Another corp: its own media. */
  wecomOtherCorp: {
    corpid: 'ww8d7c6b5a4f3e2d10',
    corpsecret: 'pRactice-Corp2_qP7mU9vH5oR2tX6wZ1lB4dF8hJ3a',
    agentid: 1000002,
  },
  officialAccount: { appid: 'wx3f9a6c1e8b2d7045', secret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' },
  otherOfficialAccount: { appid: 'wx70b5d2e8c1a6f394', secret: '1a2b3c4d5e6f708192a3b4c5d6e7f809' },
  miniProgram: { appid: 'wxc4d8e2f6a0b19375', secret: '2b3c4d5e6f708192a3b4c5d6e7f8091a' },
} as const satisfies Record<string, WecomPracticeApp | PracticeAppid>;

export type PracticeAccounts = typeof practiceAccounts;

export const wecomApps: readonly WecomPracticeApp[] = [
  practiceAccounts.wecom,
  practiceAccounts.wecomSecondApp,
  practiceAccounts.wecomOtherCorp,
];

export const appids: readonly PracticeAppid[] = [
  practiceAccounts.officialAccount,
  practiceAccounts.otherOfficialAccount,
  practiceAccounts.miniProgram,
];

/** A Mini Program's appid shares host and paths with Official Accounts but takes images only. */
export const isMiniProgram = (owner: string): boolean => owner === practiceAccounts.miniProgram.appid;
