import { withoutSecretColumns } from './secret-columns.ts';
import { REST_OF_BARE, SECRET_PLACES, type SecretPlace } from './secret-places.ts';
import { endOfWrapped } from './wrapped-value.ts';

const HIDDEN = '***';

/**
 * The text with tokens, secrets, keys, passwords and cookies hidden, also where a line break cuts them. What is shown,
 * stored or read of a paste has gone through this: nothing keeps what it takes out.
 */
export const withoutSecrets = (text: string): string =>
  withoutSecretColumns(SECRET_PLACES.reduce(withoutSecretsAt, text));

function withoutSecretsAt(text: string, { pattern }: SecretPlace): string {
  let hidden = '';
  let from = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { before = '', bare } = match.groups ?? {};
    hidden += text.slice(from, match.index) + before + HIDDEN;
    from = bare === undefined ? pattern.lastIndex : endOfBare(text, pattern.lastIndex, bare.length);
    pattern.lastIndex = from;
  }
  return hidden + text.slice(from);
}

function endOfBare(text: string, matchedTo: number, length: number): number {
  let end = matchedTo;
  REST_OF_BARE.lastIndex = end;
  while (REST_OF_BARE.test(text)) end = REST_OF_BARE.lastIndex;
  return endOfWrapped(text, end, length + end - matchedTo);
}
