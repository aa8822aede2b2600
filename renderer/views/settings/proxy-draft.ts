import type { SecretStorage } from '../../../electron/contract/secret-storage.ts';
import type {
  ProxyChoice,
  ProxyInput,
  ProxyKind,
  ProxyMode,
  ProxyServer,
} from '../../../electron/contract/network.ts';

/** What a proxy form holds while it is open. The password lives here only, never in a store. */
export interface ProxyDraft {
  readonly mode: ProxyMode;
  readonly kind: ProxyKind;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly password: string;
  /** The proxy a stored password was entered for; null while there is none. */
  readonly stored: ProxyServer | null;
}

export type ProxyProblem = 'host' | 'port' | 'password';

/** The form's beginning: what is known of the choice. */
export function newProxyDraft({ mode, server, passwordKept }: ProxyChoice): ProxyDraft {
  const isKept = passwordKept !== 'none' && passwordKept !== 'missing';
  return {
    mode,
    kind: server?.kind ?? 'http',
    host: server?.host ?? '',
    port: server ? String(server.port) : '',
    user: server?.user ?? '',
    password: '',
    stored: isKept ? server : null,
  };
}

/** Whether an empty password field keeps what is stored. */
export const keepsPassword = (draft: ProxyDraft): boolean =>
  draft.stored !== null &&
  draft.kind === draft.stored.kind &&
  draft.host.trim() === draft.stored.host &&
  Number(draft.port) === draft.stored.port &&
  draft.user.trim() === draft.stored.user;

/** What is wrong, by field. */
export function proxyProblemsOf(draft: ProxyDraft): readonly ProxyProblem[] {
  if (draft.mode !== 'manual') return [];
  const needsPassword = draft.user.trim() !== '' && draft.password === '' && !keepsPassword(draft);
  return [
    ...(/^[^\s/]+$/.test(draft.host.trim()) ? [] : (['host'] as const)),
    ...(isPort(draft.port) ? [] : (['port'] as const)),
    ...(needsPassword ? (['password'] as const) : []),
  ];
}

const isPort = (text: string): boolean =>
  /^\s*\d{1,5}\s*$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

export function proxyInputOf(draft: ProxyDraft, storage: SecretStorage): ProxyInput {
  if (draft.mode !== 'manual') return { mode: draft.mode, server: null, password: '', storage };
  const { mode, kind, host, port, user } = draft;
  const hasUser = user.trim() !== '';
  return {
    mode,
    server: { kind, host: host.trim(), port: Number(port), user: user.trim() },
    password: hasUser ? draft.password : '',
    storage,
  };
}
