const anyOf = (...patterns: readonly string[]): string => `(?:${patterns.join('|')})`;

/** What the name of a secret ends in, whatever stands before it: `suite_access_token`, `corpSecret`, `WX_AES_KEY`. */
const NAME = anyOf(
  'token',
  'secret',
  'ticket',
  'password',
  'passphrase',
  String.raw`(?<![A-Za-z\d])(?:passwd|pwd)`,
  '(?:aes|api|app|private|session|access|secret)[ _-]?key',
  'credential',
  'cookie',
  'session(?:[ _-]?id)?',
  '(?:permanent|auth|welcome)[_-]?code',
  '密钥',
  '令牌',
  '密码',
  '口令',
  '凭证',
);

/** Several, or one of several: `tokens`, `corpsecret_v2`, `SecretString`, `secret value`. */
export const SECRET_NAME = `${NAME}s?(?:[_ -]?(?:v?\\d{1,2}|value|string)| ?值)?`;

const COLUMN = new RegExp(
  String.raw`^["'${'`'}]?[a-z\d\u4e00-\u9fff _-]{0,30}(?:${SECRET_NAME}|cookie)["'${'`'}]?$`,
  'i',
);
const ANY = new RegExp(`${SECRET_NAME}|cookie`, 'i');

/** Whether a column of that name holds secrets; a head in two languages says it twice: `Secret(密钥)`. */
export const isSecretColumn = (head: string): boolean =>
  [head, ...head.split(/[()（）/]/)].some((name) => COLUMN.test(name.trim()));

export const namesSecret = (text: string): boolean => ANY.test(text);
