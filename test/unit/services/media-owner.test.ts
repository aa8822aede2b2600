import { expect, test } from 'vitest';
import { ownerOf } from '../../../electron/services/media-owner.ts';

test.each([
  ['wecom', 'wecom', 'ww1', 'wecom:ww1'],
  ['official_account', 'official_account', 'wx1', 'official_account:wx1'],
  ['mini_program', 'mini_program', 'wx1', 'official_account:wx1'],
  ['wecom', 'wecom', '', 'account:a'],
  ['simulator', 'mini_program', 'ww1', 'simulator:mini_program'],
] as const)('what a %s account (%s) of %j uploads belongs to %s', (platform, imitates, ownerId, owner) => {
  expect(ownerOf({ id: 'a', platform, imitates, ownerId })).toBe(owner);
});
