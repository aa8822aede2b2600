/** The CSS-module names for those given; a name that is false or absent is left out. */
export const classNames = (
  styles: Readonly<Record<string, string>>,
  ...names: readonly (string | false | null | undefined)[]
): string => names.flatMap((name) => (name ? (styles[name] ?? []) : [])).join(' ');
