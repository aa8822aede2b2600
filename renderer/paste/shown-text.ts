import { unfold } from './unfold.ts';
import { withoutSecrets } from './without-secrets.ts';

/**
 * A paste as the box shows and keeps it: a secret that is only seen once the text is unfolded is hidden there too, in
 * the unfolded text. All else stays as it was pasted.
 */
export function shownText(text: string): string {
  const unfolded = unfold(text);
  const hidden = withoutSecrets(unfolded);
  return hidden === unfolded && unfolded !== text ? withoutSecrets(text) : hidden;
}
