/**
 * What must be added to the environment so that file names beyond ASCII survive: without a UTF-8 locale (Docker, ssh,
 * minimal servers) Chromium cannot read the path of a dropped file.
 */
export function utf8Locale(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const effective = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  if (/utf-?8/i.test(effective)) return {};
  return env['LC_ALL'] ? { LC_ALL: 'C.UTF-8' } : { LC_CTYPE: 'C.UTF-8' };
}
