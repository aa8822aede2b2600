import { describe, expect, test } from 'vitest';
import { inputOf, newDraft, problemsOf } from '../../../../../renderer/views/settings/account-draft.ts';
import { sampleAccount } from '../../samples.ts';

const KEYCHAIN = { available: true, backend: 'gnome_libsecret' };
const NO_KEYCHAIN = { available: false, backend: 'basic_text' };

describe('the account form', () => {
  test('keeps a secret for this session only where there is no keychain, unless the person says otherwise', () => {
    const draft = newDraft(null);
    expect(inputOf(draft, KEYCHAIN).storage).toBe('keychain');
    expect(inputOf(draft, NO_KEYCHAIN).storage).toBe('session');
    expect(inputOf({ ...draft, storage: 'weak' }, NO_KEYCHAIN).storage).toBe('weak');
    expect(inputOf(newDraft(sampleAccount({ secretKept: 'weak' })), NO_KEYCHAIN).storage).toBe('weak');
  });

  test('asks for name, id and secret', () => {
    expect(problemsOf(newDraft(null))).toEqual({
      name: 'needed',
      ownerId: 'needed',
      secret: 'needed',
    });
  });

  test('trims what was pasted', () => {
    const draft = {
      ...newDraft(null),
      name: ' Shop ',
      ownerId: ' ww1\n',
      secret: '\ts3cret ',
      baseUrl: '  ',
    };
    expect(inputOf(draft, KEYCHAIN)).toMatchObject({
      name: 'Shop',
      ownerId: 'ww1',
      secret: 's3cret',
      baseUrl: null,
    });
    expect('id' in inputOf(draft, KEYCHAIN)).toBe(false);
  });

  test('keeps a stored secret when the field stays empty', () => {
    const draft = newDraft(sampleAccount());
    expect(draft.secret).toBe('');
    expect(problemsOf(draft)).toEqual({});
    expect(inputOf(draft, KEYCHAIN)).toMatchObject({ id: 'account-1', secret: '' });
  });

  test('asks anew for a secret that is missing, or of another kind than the stored one', () => {
    expect(problemsOf(newDraft(sampleAccount({ secretKept: 'missing' })))).toEqual({
      secret: 'needed',
    });
    const draft = { ...newDraft(sampleAccount()), credential: 'access_token' as const };
    expect(problemsOf(draft)).toEqual({ secret: 'needed' });
  });

  test.each(['', '0', '121', '1.5', 'soon'])(
    'refuses %j as the minutes a pasted token has left',
    (tokenMinutes) => {
      const draft = {
        ...newDraft(null),
        credential: 'access_token' as const,
        name: 'a',
        secret: 't',
      };
      expect(problemsOf({ ...draft, tokenMinutes })).toEqual({ tokenMinutes: 'minutesRange' });
    },
  );

  test('sends the life of a pasted token in seconds and needs no id', () => {
    const draft = {
      ...newDraft(null),
      credential: 'access_token' as const,
      name: 'a',
      secret: 't',
    };
    expect(problemsOf(draft)).toEqual({});
    expect(inputOf({ ...draft, tokenMinutes: '90' }, KEYCHAIN).tokenLifeSeconds).toBe(5400);
  });

  test('of a token endpoint needs its URL only', () => {
    const draft = { ...newDraft(null), credential: 'token_endpoint' as const, name: 'a' };
    expect(problemsOf(draft)).toEqual({ secret: 'needed' });
    expect(problemsOf({ ...draft, secret: 'https://tokens.corp/?key=k' })).toEqual({});
  });

  test('with a proxy of its own checks it and sends it along', () => {
    const own = { ...newDraft(null).proxy, mode: 'manual' as const, host: 'proxy.corp' };
    const draft = { ...newDraft(null), name: 'a', ownerId: 'ww1', secret: 's', proxy: own };
    expect(problemsOf(draft)).toEqual({ proxy: ['port'] });
    const whole = { ...draft, proxy: { ...own, port: '3128' } };
    expect(problemsOf(whole)).toEqual({});
    expect(inputOf(whole, NO_KEYCHAIN).proxy).toMatchObject({ mode: 'manual', storage: 'session' });
  });

  test('of a simulator account needs a name only and sends no credentials', () => {
    const draft = {
      ...newDraft(null),
      platform: 'simulator' as const,
      imitates: 'mini_program' as const,
      name: 'Practice',
      secret: 'typed before',
      baseUrl: 'https://example.com',
    };
    expect(problemsOf(draft)).toEqual({});
    expect(inputOf(draft, KEYCHAIN)).toMatchObject({
      imitates: 'mini_program',
      secret: '',
      ownerId: '',
      baseUrl: null,
    });
  });

  test('of a real platform imitates that platform', () => {
    expect(inputOf({ ...newDraft(null), platform: 'official_account' }, KEYCHAIN).imitates).toBe(
      'official_account',
    );
  });
});
