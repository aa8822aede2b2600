/** `a, b, and c` or `a, b, or c`, as the language has it; empty for none. */
export const formatList = (
  items: readonly string[],
  language: string,
  type: 'conjunction' | 'disjunction',
): string => new Intl.ListFormat(language, { type }).format(items);
