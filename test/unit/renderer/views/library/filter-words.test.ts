import { expect, test } from 'vitest';
import { EVERY_RECORD } from '../../../../../electron/contract/library.ts';
import { createI18n } from '../../../../../renderer/i18n.ts';
import { filterWords } from '../../../../../renderer/views/library/filter-words.ts';

const FILTER = {
  ...EVERY_RECORD,
  search: '海报',
  types: ['image', 'voice'],
  life: 'expiring',
  pinned: true,
} as const;

test.each([
  ['en', '“海报”, Image or Voice, Expiring, and Pinned'],
  ['zh-CN', '“海报”、图片或语音、即将过期和已固定'],
] as const)('what hides records is named, in %s', async (language, words) => {
  const { t } = await createI18n(language);
  expect(filterWords(t, FILTER, language)).toBe(words);
  expect(filterWords(t, { ...EVERY_RECORD, pinned: true }, language)).toBe(t('listing.pinned'));
});
