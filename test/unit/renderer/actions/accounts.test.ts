import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, succeed } from '../../../../electron/contract/errors.ts';
import { askKeychain, saveAccount } from '../../../../renderer/actions/accounts.ts';
import { useSettings } from '../../../../renderer/stores/settings-store.ts';
import { openAccountForm, useView } from '../../../../renderer/stores/view-store.ts';
import { inputOf, newDraft } from '../../../../renderer/views/settings/account-draft.ts';
import { useFakeBridge } from '../fake-bridge.ts';
import { sampleAccount } from '../samples.ts';

const AVAILABLE = { available: true, backend: 'gnome_libsecret' };

describe('a keychain that goes away while the app runs', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
    useSettings.setState({ keychain: AVAILABLE });
    openAccountForm(null);
  });

  test('is noticed when the account form asks', async () => {
    useFakeBridge({ keychain: () => Promise.resolve(succeed({ available: false, backend: 'basic_text' })) });
    await askKeychain();
    expect(useSettings.getState().keychain).toEqual({ available: false, backend: 'basic_text' });
  });

  test('is noticed when it cannot seal, whatever it says of itself; the form stays and offers the choice', async () => {
    useFakeBridge({ saveAccount: () => Promise.resolve(fail('keychain_unavailable')) });
    const draft = newDraft(sampleAccount());
    await saveAccount(inputOf(draft, AVAILABLE));
    const { keychain } = useSettings.getState();
    expect(keychain.available).toBe(false);
    expect(inputOf(draft, keychain).storage).toBe('session');
    expect(useView.getState().accountForm).toEqual({ id: null });
  });
});
