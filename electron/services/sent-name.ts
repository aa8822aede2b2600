import { sentSuffixes } from '../contract/suffixes.ts';

/**
 * The name sent with a file. Official Accounts judge a file by its suffix (errcode 40005 without one), so a suffix
 * that disagrees with the bytes gets the true one appended; of a plain file, whoever gets it opens it by its suffix.
 */
export function sentName(name: string, contentType: string): string {
  const suffixes = sentSuffixes(contentType);
  const lower = name.toLowerCase();
  const [usual] = suffixes;
  if (usual === undefined || suffixes.some((suffix) => lower.endsWith(`.${suffix}`))) return name;
  return `${name}.${usual}`;
}

/** The name of what a file was made into: its suffix gives way to the one of its new bytes. */
export const fittedName = (name: string, contentType: string): string =>
  sentName(name.replace(/(?<=.)\.[^.]{1,5}$/, ''), contentType);
