import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../electron/contract/settings.ts';
import { createSettingsRecords } from '../../../electron/store/settings-records.ts';
import { openedDatabase, scratchFolder } from './scratch.ts';

test('settings are the defaults until changed, and a change leaves the others alone', async () => {
  const settings = createSettingsRecords(await openedDatabase(await scratchFolder()));
  expect(settings.read()).toEqual(DEFAULT_SETTINGS);
  settings.write({ theme: 'dark', chosenAccountId: 'account-1' });
  settings.write({ language: 'zh-CN', theme: undefined });
  settings.write({ chosenAccountId: null });
  expect(settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', language: 'zh-CN' });
});

test('a value that cannot be read falls back alone', async () => {
  const database = await openedDatabase(await scratchFolder());
  const settings = createSettingsRecords(database);
  settings.write({ theme: 'light', copyWhenDone: false });
  const put = database.prepare('INSERT OR REPLACE INTO settings VALUES (:key, :value)');
  put.run({ key: 'language', value: '"klingon"' });
  put.run({ key: 'copyWhenDone', value: '{half' });
  put.run({ key: 'from the future', value: '42' });
  put.run({ key: '__proto__', value: '{"theme":"dark"}' });
  expect(settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' });
});
