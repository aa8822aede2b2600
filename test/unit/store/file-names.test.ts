import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../electron/store/file-names.ts';

const ID = '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0';

describe('safeFileName', () => {
  test.each([
    ['a good name stays', '海报 (最终) v2.jpg', 'jpg', '海报 (最终) v2.jpg'],
    ['emoji stay', '👩‍👩‍👧 family.png', 'png', '👩‍👩‍👧 family.png'],
    ['no name is the media_id', null, 'amr', `${ID}.amr`],
    ['an empty name is the media_id', '', 'jpg', `${ID}.jpg`],
    ['nothing known at all is the bare media_id', null, null, ID],
    ['an extension alone gets the media_id', '.amr', 'amr', `${ID}.amr`],
    ['a missing extension is added', 'poster', 'jpg', 'poster.jpg'],
    ['a trailing dot is no extension', 'poster.', 'jpg', 'poster.jpg'],
    ['a number after a dot is no extension', 'price list v2.5', 'pdf', 'price list v2.5.pdf'],
    ['Chinese after a dot is no extension', '3.海报', 'jpg', '3.海报.jpg'],
    ['a dot after the extension goes', 'poster.jpg.', 'jpg', 'poster.jpg'],
    ['joiners alone are no name', '\u200d\u200c.jpg', 'jpg', `${ID}.jpg`],
    ['dots before the extension go', 'poster..jpg', 'jpg', 'poster.jpg'],
    ['a given extension is kept', 'poster.jpeg', 'jpg', 'poster.jpeg'],
    ['only dots is the media_id', '...', 'jpg', `${ID}.jpg`],
    ['a Unix path is its last part', '../../etc/passwd', 'txt', 'passwd.txt'],
    ['a Windows path is its last part', 'C:\\Users\\me\\a.pdf', 'pdf', 'a.pdf'],
    ['a path that ends in a separator has no name', 'a/b/', 'pdf', `${ID}.pdf`],
    ['reserved characters become underscores', 'a<b>c:d"e|f?g*h.txt', 'txt', 'a_b_c_d_e_f_g_h.txt'],
    ['line breaks and control characters go', 'a\r\nb\0c\u0085\u2028d.txt', 'txt', 'abcd.txt'],
    ['direction marks go', 'invoice\u202egpj.exe', 'exe', 'invoicegpj.exe'],
    ['half a character goes', 'a\ud83d.txt', 'txt', 'a.txt'],
    ['a device name is not one any more', 'CON', 'txt', '_CON.txt'],
    ['a device name with extension neither', 'nul.tar.gz', 'gz', '_nul.tar.gz'],
    ['a name that only begins like a device stays', 'console.log', 'txt', 'console.log'],
    ['a hidden file is shown', '.htaccess.txt', 'txt', 'htaccess.txt'],
    ['blanks at the ends go', '  poster .jpg ', 'jpg', 'poster.jpg'],
    [
      'a sentence is not an extension',
      'Sales up 3.5 percent this year',
      'pdf',
      'Sales up 3.5 percent this year.pdf',
    ],
  ])('%s', (_, raw, extension, expected) => {
    expect(safeFileName(raw, ID, extension)).toBe(expected);
  });

  test('a long name is cut before its extension, never within a character', () => {
    const name = safeFileName(`${'海👍🏽'.repeat(100)}.docx`, ID, 'docx');
    expect(name).toMatch(/^(海👍🏽)+海?\.docx$/u);
    expect(Buffer.byteLength(name)).toBeGreaterThan(200);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(235);
  });

  test('a hostile media_id is cleaned like a name', () => {
    expect(safeFileName(null, '../..\\evil\r\n', 'jpg')).toBe('evil.jpg');
    expect(safeFileName(null, '..', null)).toBe('media');
  });

  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '.',
          '..',
          '/',
          '\\',
          ' ',
          'con',
          'a',
          '.jpg',
          '\u202e',
          '\0',
          '海',
          ':',
          '\t',
          '\u3000',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  );
  const anyExtension = fc.constantFrom(null, 'jpg', 'amr', 'tar');

  test('whatever comes in, what goes out can be a file name everywhere', () => {
    fc.assert(
      fc.property(anyName, anyExtension, (raw, extension) => {
        const name = safeFileName(raw, ID, extension);
        expect(name.replace(/[\u200c\u200d]/g, '')).not.toMatch(
          /[\\/<>:"|?*\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u,
        );
        expect(name).not.toMatch(/^[.\s]|[.\s]$|\.\.[a-z]+$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(name.length).toBeGreaterThan(0);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        if (extension !== null) expect(name).toMatch(/[^.\s]\.[^.]+$/u);
      }),
      { numRuns: 2000 },
    );
  });

  test('a name that has been made safe stays as it is', () => {
    fc.assert(
      fc.property(anyName, anyExtension, (raw, extension) => {
        const name = safeFileName(raw, ID, extension);
        expect(safeFileName(name, ID, extension)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });
});
