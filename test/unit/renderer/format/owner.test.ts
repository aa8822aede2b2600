import { expect, test } from 'vitest';
import { parseOwner } from '../../../../renderer/format/owner.ts';

test.each([
  ['wecom:ww12', { platform: 'wecom', id: 'ww12' }],
  ['official_account:wx34', { platform: 'official_account', id: 'wx34' }],
  ['simulator:mini_program', { platform: 'simulator', id: 'mini_program' }],
  ['account:0b7c', null],
  ['wecom', null],
  ['', null],
])('the owner %s is %o', (owner, parsed) => {
  expect(parseOwner(owner)).toEqual(parsed);
});
