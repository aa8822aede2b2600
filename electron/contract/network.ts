import type { SecretStorage } from './secret-storage.ts';

/** How the connection to a proxy is made; behind each, https stays end to end. */
export const PROXY_KINDS = ['http', 'https', 'socks5'] as const;
export type ProxyKind = (typeof PROXY_KINDS)[number];

/** `default`: of the app, what the system says (PAC included); of an account, what Settings say. */
export const PROXY_MODES = ['default', 'none', 'manual'] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];

export interface ProxyServer {
  readonly kind: ProxyKind;
  /** Name or address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** Empty: the proxy asks for none. */
  readonly user: string;
}

/** The way to the servers, of the app or of one account, as the page may see it: no password. */
export interface ProxyChoice {
  readonly mode: ProxyMode;
  /** The last one entered, also while another mode is chosen. */
  readonly server: ProxyServer | null;
  /** `none`: there is no user, so no password. `missing`: must be entered again. */
  readonly passwordKept: SecretStorage | 'none' | 'missing';
}

/** What the proxy form sends. */
export interface ProxyInput {
  readonly mode: ProxyMode;
  /** Null: keep the one that is stored. */
  readonly server: ProxyServer | null;
  /** Empty: keep what is stored. */
  readonly password: string;
  readonly storage: SecretStorage;
}

export const DEFAULT_PROXY: ProxyChoice = { mode: 'default', server: null, passwordKept: 'none' };

/** The file of extra authorities, as copied into the profile. */
export interface ExtraCa {
  readonly fileName: string;
  /** Certificates in it. */
  readonly count: number;
  /** When the first of them ends, in seconds since epoch. */
  readonly expiresAt: number;
}

/** What Settings → Network shows. */
export interface NetworkState {
  readonly proxy: ProxyChoice;
  readonly extraCa: ExtraCa | null;
}

export const DEFAULT_NETWORK: NetworkState = { proxy: DEFAULT_PROXY, extraCa: null };
