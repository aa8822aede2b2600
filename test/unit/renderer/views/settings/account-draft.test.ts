import { describe, expect, test } from 'vitest';
import { inputOf, newDraft, problemsOf } from '../../../../../renderer/views/settings/account-draft.ts';
import { sampleAccount } from '../../samples.ts';

const KEYCHAIN = { available: true, backend: 'gnome_libsecret' };
const NO_KEYCHAIN = { available: false, backend: 'basic_text' };

describe('the account form', () => {
  test('keeps a secret for this session only where there is no keychain, unless the person says otherwise', () => {
    expect(newDraft(null, KEYCHAIN).storage).toBe('keychain');
    expect(newDraft(null, NO_KEYCHAIN).storage).toBe('session');
    expect(newDraft(sampleAccount({ secretKept: 'weak' }), NO_KEYCHAIN).storage).toBe('weak');
  });

  test('asks for name, id and secret', () => {
    expect(problemsOf(newDraft(null, KEYCHAIN))).toEqual({
      name: 'needed',
      ownerId: 'needed',
      secret: 'needed',
    });
  });

  test('trims what was pasted', () => {
    const draft = {
      ...newDraft(null, KEYCHAIN),
      name: ' Shop ',
      ownerId: ' ww1\n',
      secret: '\ts3cret ',
      baseUrl: '  ',
    };
    expect(inputOf(draft)).toMatchObject({ name: 'Shop', ownerId: 'ww1', secret: 's3cret', baseUrl: null });
    expect('id' in inputOf(draft)).toBe(false);
  });

  test('keeps a stored secret when the field stays empty', () => {
    const draft = newDraft(sampleAccount(), KEYCHAIN);
    expect(draft.secret).toBe('');
    expect(problemsOf(draft)).toEqual({});
    expect(inputOf(draft)).toMatchObject({ id: 'account-1', secret: '' });
  });

  test('asks anew for a secret that is missing, or of another kind than the stored one', () => {
    expect(problemsOf(newDraft(sampleAccount({ secretKept: 'missing' }), KEYCHAIN))).toEqual({
      secret: 'needed',
    });
    const draft = { ...newDraft(sampleAccount(), KEYCHAIN), credential: 'access_token' as const };
    expect(problemsOf(draft)).toEqual({ secret: 'needed' });
  });

  test.each(['', '0', '121', '1.5', 'soon'])(
    'refuses %j as the minutes a pasted token has left',
    (tokenMinutes) => {
      const draft = {
        ...newDraft(null, KEYCHAIN),
        credential: 'access_token' as const,
        name: 'a',
        secret: 't',
      };
      expect(problemsOf({ ...draft, tokenMinutes })).toEqual({ tokenMinutes: 'minutesRange' });
    },
  );

  test('sends the life of a pasted token in seconds and needs no id', () => {
    const draft = {
      ...newDraft(null, KEYCHAIN),
      credential: 'access_token' as const,
      name: 'a',
      secret: 't',
    };
    expect(problemsOf(draft)).toEqual({});
    expect(inputOf({ ...draft, tokenMinutes: '90' }).tokenLifeSeconds).toBe(5400);
  });

  test('of a simulator account needs a name only and sends no credentials', () => {
    const draft = {
      ...newDraft(null, KEYCHAIN),
      platform: 'simulator' as const,
      imitates: 'mini_program' as const,
      name: 'Practice',
      secret: 'typed before',
      baseUrl: 'https://example.com',
    };
    expect(problemsOf(draft)).toEqual({});
    expect(inputOf(draft)).toMatchObject({
      imitates: 'mini_program',
      secret: '',
      ownerId: '',
      baseUrl: null,
    });
  });

  test('of a real platform imitates that platform', () => {
    expect(inputOf({ ...newDraft(null, KEYCHAIN), platform: 'official_account' }).imitates).toBe(
      'official_account',
    );
  });
});
