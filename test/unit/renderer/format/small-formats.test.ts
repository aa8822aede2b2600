import { describe, expect, test } from 'vitest';
import { classNames } from '../../../../renderer/format/class-names.ts';
import { formatFileSize } from '../../../../renderer/format/file-size.ts';
import { middleTruncate } from '../../../../renderer/format/middle-truncate.ts';

describe('file sizes', () => {
  test.each([
    [0, '0 B'],
    [5, '5 B'],
    [1023, '1,023 B'],
    [1024, '1 KB'],
    [1536, '1.5 KB'],
    [1024 * 1024 - 1, '1 MB'],
    [1024 * 1024, '1 MB'],
    [10 * 1024 * 1024, '10 MB'],
    [150 * 1024 * 1024, '150 MB'],
    [5 * 1024 ** 3, '5 GB'],
    [9000 * 1024 ** 4, '9,000 TB'],
  ])('%i bytes read %s', (bytes, text) => {
    expect(formatFileSize(bytes, 'en')).toBe(text);
  });
});

describe('leaving out the middle', () => {
  test('keeps a text that fits', () => {
    expect(middleTruncate('abcdef', 6)).toBe('abcdef');
  });
  test('keeps both ends of one that does not', () => {
    expect(middleTruncate('abcdefghijklmnop', 10)).toBe('abcdef…nop');
  });
  test('never cuts a character in two', () => {
    expect(middleTruncate('😀😀😀😀😀😀', 4)).toBe('😀😀…😀');
  });
});

describe('class names', () => {
  test('are looked up, and those that are off are left out', () => {
    expect(
      classNames({ row: 'row_1', selected: 'selected_2' }, 'row', false, null, 'selected', 'unknown'),
    ).toBe('row_1 selected_2');
  });
});
