import { expect, test } from 'vitest';
import { isolated, plainText } from '../../../../renderer/format/plain-text.ts';

test('a name loses what turns the text round it, and keeps all else', () => {
  expect(plainText('\u202Egpj.exe\u202C\u2067')).toBe('gpj.exe');
  expect(plainText('Mei\u0000 \n李 👩‍🔧 <b>')).toBe('Mei   李 👩‍🔧 <b>');
  expect(isolated('\u2066a\u2069')).toBe('\u2068a\u2069');
});
