import { homedir } from 'node:os';

/** Shorter texts are not looked for: they would blank out ordinary words. */
const SHORTEST_SECRET = 6;

/** SECURITY: 11. Takes out of a text what a log must not hold. */
export interface Redactor {
  (text: string): string;
  /** A secret or token in use; it is hidden wherever it stands, also when encoded for a URL or JSON. */
  register(secret: string): void;
  /** Hides what was registered, and nothing else. */
  readonly hideSecrets: (text: string) => string;
}

const HIDDEN = '***';

type Step = (text: string) => string;

/** `https://host/path?…`: a query may carry a token. User and password before the host go as well. */
export const hideUrlQueries: Step = (text) =>
  text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s?#'"<>]*)[?#][^\s'"<>]*/gi, `$1?${HIDDEN}`)
    .replace(/(:\/\/)[^\s/@'"]+@/g, `$1${HIDDEN}@`);

const NAMES = 'access_?token|corp_?secret|app_?secret|secret|password|corp_?id|app_?id|owner_?id';

/** Quoted, quoted within a JSON string, or up to the next separator. */
const VALUE = String.raw`"(?:[^"\\]|\\.)*"?|'[^']*'?|\\"(?:(?!\\").)*(?:\\")?|[^\s"'\\&,;<>{}]+`;

const NAMED_VALUE = new RegExp(String.raw`((?:\b|_)(?:${NAMES})\\?["']?\s*[=:]\s*)(?:${VALUE})`, 'gi');

/** `access_token=…`, `"corpsecret": "…"`, `appid: …` and their like. */
export const hideNamedValues: Step = (text) => text.replace(NAMED_VALUE, `$1${HIDDEN}`);

/** The first four characters of a media_id, enough to follow it through a log; never the rest. */
export const hideMediaIds: Step = (text) =>
  text.replace(
    /((?:thumb_)?media_?id\\?["']?(?:\s*[=:]\s*|\s+)\\?["']?)([\w-]{4})[\w.@~+/=-]+/gi,
    `$1$2${HIDDEN}`,
  );

/** Tokens and media_ids that stand alone: nothing people write has forty such characters in a row. */
export const hideLongIds: Step = (text) => text.replace(/(?<![\w/\\.-])([\w-]{4})[\w-]{36,}/g, `$1${HIDDEN}`);

export const hideHome =
  (home: string): Step =>
  (text) =>
    home.length > 1 ? text.replaceAll(home, '~').replaceAll(home.replaceAll('\\', '/'), '~') : text;

export function createRedactor(home: string = homedir()): Redactor {
  /** Longest first: one secret may hold another. */
  let secrets: readonly string[] = [];
  const hideRegistered: Step = (text) =>
    secrets.reduce((hidden, secret) => hidden.replaceAll(secret, () => maskOf(secret)), text);
  const steps: readonly Step[] = [
    hideRegistered,
    hideUrlQueries,
    hideNamedValues,
    hideMediaIds,
    hideLongIds,
    hideHome(home),
  ];
  const redact = (text: string): string => steps.reduce((redacted, step) => step(redacted), text);
  return Object.assign(redact, {
    hideSecrets: hideRegistered,
    register(secret: string) {
      if (secret.length < SHORTEST_SECRET) return;
      secrets = [...new Set([...secrets, ...formsOf(secret)])].sort((a, b) => b.length - a.length);
    },
  });
}

/** As it is, as a URL carries it, as JSON carries it. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
];

/** The end of a long secret tells a person which one it was, and an attacker nothing of use. */
const maskOf = (secret: string): string => (secret.length >= 24 ? `${HIDDEN}${secret.slice(-3)}` : HIDDEN);
