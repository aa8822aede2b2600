import type { RealPlatform } from '../contract/account.ts';
import type { Language } from '../contract/settings.ts';
import type { Accounts } from './accounts.ts';
import type { SettingsService } from './settings.ts';

/** Names are the person's to change, so they are given once, in the language of the first run. */
const NAMES: Readonly<Record<Language, readonly (readonly [RealPlatform, string])[]>> = {
  en: [
    ['wecom', 'Practice WeCom'],
    ['official_account', 'Practice Official Account'],
  ],
  'zh-CN': [
    ['wecom', '练习用企业微信'],
    ['official_account', '练习用公众号'],
  ],
};

/** A first run starts with accounts on the simulator, so that there is no wall before the first file. */
export async function addPracticeAccounts(accounts: Accounts, settings: SettingsService): Promise<void> {
  if (settings.get().chosenAccountId !== null || accounts.list().length > 0) return;
  for (const [imitates, name] of NAMES[settings.language()]) {
    const saved = await accounts.save({
      name,
      platform: 'simulator',
      imitates,
      ownerId: '',
      baseUrl: null,
      credential: 'secret',
      tokenCall: 'stable_token',
      secret: '',
      tokenLifeSeconds: 0,
      storage: 'session',
    });
    if (saved.ok && settings.get().chosenAccountId === null)
      settings.change({ chosenAccountId: saved.value.id });
  }
}
