import { expect, test } from 'vitest';
import { addressedElsewhere } from '../../../../renderer/format/addressed.ts';
import { sampleAccount } from '../samples.ts';

test('of the accounts not chosen, the one that most was sent to is found', () => {
  const chosen = sampleAccount();
  const accounts = [
    chosen,
    sampleAccount({ id: 'again' }),
    sampleAccount({ id: 'mill', ownerId: 'ww2' }),
    sampleAccount({ id: 'shop', ownerId: 'ww3' }),
    sampleAccount({ id: 'nameless', ownerId: '' }),
  ];
  const to = (...addressees: readonly (string | null)[]) =>
    addressedElsewhere(
      addressees.map((addressee) => ({ addressee })),
      accounts,
      chosen,
    );
  expect(to('ww2', 'ww3', 'ww1', 'ww3', 'ww1', 'ww1')).toEqual({ account: accounts[3], count: 2 });
  expect(to('ww1', null, '', 'ww9')).toBeNull();
});
