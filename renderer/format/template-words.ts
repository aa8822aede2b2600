import type { TFunction } from 'i18next';
import { MOST_FOLDERS, parseTemplate } from '../../electron/contract/naming-template.ts';

/** What is wrong with a naming template; null where nothing is. */
export function templateWords(t: TFunction, template: string): string | null {
  const { problem } = parseTemplate(template);
  if (!problem) return null;
  const { kind, at, text } = problem;
  // People count characters from one.
  return t(`saving.problem.${kind}`, { at: String(at + 1), text, most: String(MOST_FOLDERS) });
}
