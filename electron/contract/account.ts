import type { AccountLimits } from './account-limits.ts';
import type { ProxyChoice, ProxyInput } from './network.ts';
import type { SecretStorage } from './secret-storage.ts';

/** The servers we speak to. A `simulator` account imitates one of the three real ones. */
export const REAL_PLATFORMS = ['wecom', 'official_account', 'mini_program'] as const;
export type RealPlatform = (typeof REAL_PLATFORMS)[number];
export const PLATFORMS = [...REAL_PLATFORMS, 'simulator'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Two wire dialects; Official Account and Mini Program share one (wechat-api.md §0.1). */
export type Dialect = 'wecom' | 'official_account';

export const dialectOf = (platform: RealPlatform): Dialect =>
  platform === 'wecom' ? 'wecom' : 'official_account';

export const DEFAULT_BASE_URLS: Readonly<Record<RealPlatform, string>> = {
  wecom: 'https://qyapi.weixin.qq.com',
  official_account: 'https://api.weixin.qq.com',
  mini_program: 'https://api.weixin.qq.com',
};

/**
 * How the access_token is come by: asked for with the secret, pasted by the person, or asked of the company's own
 * central token service, whose URL is then the secret.
 */
export const CREDENTIAL_KINDS = ['secret', 'access_token', 'token_endpoint'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** `stable_token` leaves other programs' tokens alone and is the default (wechat-api.md §2.1). */
export type TokenCall = 'stable_token' | 'token';

/** An account as the page may see it: no secret, no token. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  /** Whose rules apply: the platform itself, or the one a simulator account imitates. */
  readonly imitates: RealPlatform;
  /** corpid (WeCom) or appid; may be empty where the access_token comes from elsewhere. */
  readonly ownerId: string;
  /** The person's own base URL; null means the platform's. */
  readonly baseUrl: string | null;
  readonly credential: CredentialKind;
  readonly tokenCall: TokenCall;
  /** `built_in`: a practice account, whose credentials are the simulator's. `missing`: must be entered again. */
  readonly secretKept: SecretStorage | 'built_in' | 'missing';
  /** When a pasted access_token ends, in seconds since epoch; null where the app fetches tokens itself. */
  readonly tokenExpiresAt: number | null;
  /** Server time minus this computer's time, in ms, from the last `Date` header seen. */
  readonly clockOffsetMs: number;
  readonly proxy: ProxyChoice;
  readonly limits: AccountLimits;
}

/** What the account form sends. Secrets travel this way only. */
export interface AccountInput {
  /** Absent: a new account. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly platform: Platform;
  readonly imitates: RealPlatform;
  readonly ownerId: string;
  readonly baseUrl: string | null;
  readonly credential: CredentialKind;
  readonly tokenCall: TokenCall;
  /** corpsecret, secret, access_token or the token endpoint's URL. Empty on an existing account: keep what is stored. */
  readonly secret: string;
  /** Remaining life of a pasted access_token, in seconds. */
  readonly tokenLifeSeconds: number;
  readonly storage: SecretStorage;
  /** Absent: as it is. */
  readonly proxy?: ProxyInput | undefined;
}

/** What the operating system offers for secrets. */
export interface KeychainState {
  readonly available: boolean;
  /** The backend's own name, e.g. `gnome_libsecret`, `basic_text`, `keychain`, `dpapi`. */
  readonly backend: string;
}
