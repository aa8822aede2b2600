import type {
  Account,
  AccountInput,
  CredentialKind,
  KeychainState,
  Platform,
  RealPlatform,
  TokenCall,
} from '../../../electron/contract/account.ts';
import type { SecretStorage } from '../../../electron/contract/secret-storage.ts';

import { DEFAULT_PROXY } from '../../../electron/contract/network.ts';
import {
  newProxyDraft,
  proxyInputOf,
  proxyProblemsOf,
  type ProxyDraft,
  type ProxyProblem,
} from './proxy-draft.ts';

/** A stored secret is used for the server and account it was entered for, and no other. */
type BoundTo = Pick<AccountDraft, 'platform' | 'imitates' | 'credential' | 'ownerId' | 'baseUrl'>;

/** What the account form holds while it is open. The secret lives here only, never in a store. */
export interface AccountDraft {
  readonly id: string | undefined;
  readonly name: string;
  readonly platform: Platform;
  readonly imitates: RealPlatform;
  readonly ownerId: string;
  readonly credential: CredentialKind;
  readonly secret: string;
  readonly tokenMinutes: string;
  readonly baseUrl: string;
  readonly tokenCall: TokenCall;
  /** What the person chose; null leaves it to what the computer offers. */
  readonly storage: SecretStorage | null;
  /** What the stored secret was entered for; null while there is none. */
  readonly stored: BoundTo | null;
  readonly proxy: ProxyDraft;
}

export type DraftField = 'name' | 'ownerId' | 'secret' | 'tokenMinutes';
export type DraftProblem = 'needed' | 'minutesRange';
export type DraftProblems = Readonly<Partial<Record<DraftField, DraftProblem>>> & {
  readonly proxy?: readonly ProxyProblem[];
};

/** The platforms' own longest life, 7,200 s (wechat-api.md §2.1). */
const LONGEST_MINUTES = 120;

const EMPTY_DRAFT: AccountDraft = {
  id: undefined,
  name: '',
  platform: 'wecom',
  imitates: 'wecom',
  ownerId: '',
  credential: 'secret',
  secret: '',
  tokenMinutes: String(LONGEST_MINUTES),
  baseUrl: '',
  tokenCall: 'stable_token',
  storage: null,
  stored: null,
  proxy: newProxyDraft(DEFAULT_PROXY),
};

/** The form's beginning: empty, or what is known of the account. */
export function newDraft(account: Account | null): AccountDraft {
  if (!account) return EMPTY_DRAFT;
  const { id, name, platform, imitates, ownerId, credential, tokenCall, secretKept } = account;
  const boundTo: BoundTo = { platform, imitates, credential, ownerId, baseUrl: account.baseUrl ?? '' };
  return {
    ...EMPTY_DRAFT,
    ...boundTo,
    ...{ id, name, tokenCall },
    storage: secretKept === 'weak' || secretKept === 'session' ? secretKept : null,
    stored: secretKept === 'missing' ? null : boundTo,
    proxy: newProxyDraft(account.proxy),
  };
}

/** Whose rules apply, and so which fields there are. */
export const realPlatformOf = (draft: AccountDraft): RealPlatform =>
  draft.platform === 'simulator' ? draft.imitates : draft.platform;

/** Whether an empty secret field keeps what is stored. */
export const keepsStored = (draft: AccountDraft): boolean =>
  draft.stored !== null && sameServer(draft, draft.stored);

const sameServer = (a: BoundTo, b: BoundTo): boolean =>
  a.platform === b.platform &&
  a.imitates === b.imitates &&
  a.credential === b.credential &&
  a.ownerId.trim() === b.ownerId &&
  a.baseUrl.trim().replace(/\/+$/, '') === b.baseUrl;

export function problemsOf(draft: AccountDraft): DraftProblems {
  const problems: Partial<Record<DraftField, DraftProblem>> & { proxy?: readonly ProxyProblem[] } = {};
  if (draft.name.trim() === '') problems.name = 'needed';
  if (draft.platform === 'simulator') return problems;
  const isToken = draft.credential === 'access_token';
  if (draft.credential === 'secret' && draft.ownerId.trim() === '') problems.ownerId = 'needed';
  if (draft.secret.trim() === '' && !keepsStored(draft)) problems.secret = 'needed';
  if (isToken && !isMinutes(draft.tokenMinutes)) problems.tokenMinutes = 'minutesRange';
  const proxy = proxyProblemsOf(draft.proxy);
  if (proxy.length > 0) problems.proxy = proxy;
  return problems;
}

const isMinutes = (text: string): boolean =>
  /^\s*\d{1,3}\s*$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_MINUTES;

/** Where the secret goes: where the person said, else where it is best kept. */
export const storageOf = (
  { storage }: Pick<AccountDraft, 'storage'>,
  keychain: KeychainState,
): SecretStorage => storage ?? (keychain.available ? 'keychain' : 'session');

export function inputOf(draft: AccountDraft, keychain: KeychainState): AccountInput {
  const isPractice = draft.platform === 'simulator';
  const isToken = draft.credential === 'access_token';
  return {
    ...(draft.id === undefined ? {} : { id: draft.id }),
    name: draft.name.trim(),
    platform: draft.platform,
    imitates: realPlatformOf(draft),
    ownerId: isPractice ? '' : draft.ownerId.trim(),
    baseUrl: isPractice || draft.baseUrl.trim() === '' ? null : draft.baseUrl.trim(),
    credential: isPractice ? 'secret' : draft.credential,
    tokenCall: draft.tokenCall,
    secret: isPractice ? '' : draft.secret.trim(),
    tokenLifeSeconds:
      !isPractice && isToken && isMinutes(draft.tokenMinutes) ? Number(draft.tokenMinutes) * 60 : 0,
    storage: storageOf(draft, keychain),
    ...(isPractice ? {} : { proxy: proxyInputOf(draft.proxy, storageOf(draft, keychain)) }),
  };
}
