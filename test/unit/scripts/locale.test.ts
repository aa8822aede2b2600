import { expect, test } from 'vitest';
import { utf8Locale } from '../../../scripts/locale.ts';

test.each([
  [{}, { LC_CTYPE: 'C.UTF-8' }],
  [{ LANG: 'C' }, { LC_CTYPE: 'C.UTF-8' }],
  [{ LANG: 'zh_CN.UTF-8' }, {}],
  [{ LANG: 'C', LC_CTYPE: 'en_US.utf8' }, {}],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, { LC_ALL: 'C.UTF-8' }],
])('the locale %o gets %o, so that names beyond ASCII survive', (env, added) => {
  expect(utf8Locale(env)).toEqual(added);
});
