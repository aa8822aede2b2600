import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_NAME_BYTES, uploadFileName } from '../../../electron/wechat/upload-file-name.ts';

test.each([
  ['poster.jpg', 'poster.jpg'],
  ['测试 报告（终）.pdf', '测试 报告（终）.pdf'],
  ['🎉 party 👩‍👩‍👧.png', '🎉 party 👩‍👩‍👧.png'],
  ['50% off; really.png', '50% off; really.png'],
  ['a"b\r\nX-Evil: 1.png', 'a_b__X-Evil: 1.png'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['C:\\docs\\a.png', 'C:_docs_a.png'],
  ['gpj.\u202eexe', 'gpj.exe'],
  ['half\ud83d.png', 'half_.png'],
  ['tab\tnul\u0000.png', 'tab_nul_.png'],
  ['line\u2028break.png', 'line_break.png'],
  ['.gitignore', 'file.gitignore'],
  ['', 'file.bin'],
  [' \u200f ', 'file.bin'],
  ['..', 'file.bin'],
])('%j is sent as %j', (name, sent) => {
  expect(uploadFileName(name, 'file')).toBe(sent);
});

test.each([
  ['image', 'image.jpg'],
  ['voice', 'voice.amr'],
  ['video', 'video.mp4'],
  ['thumb', 'thumb.jpg'],
] as const)('a nameless %s is sent as %s', (type, sent) => {
  expect(uploadFileName('', type)).toBe(sent);
});

describe('a long name', () => {
  test('is shortened to whole characters and keeps its extension', () => {
    const sent = uploadFileName(`${'报'.repeat(300)}.docx`, 'file');
    expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(MAX_NAME_BYTES);
    expect(sent).toMatch(/^报{65}\.docx$/);
  });

  test('never loses half an emoji', () => {
    const sent = uploadFileName(`${'🎉'.repeat(300)}.png`, 'image');
    expect(sent).toMatch(/^(🎉){49}\.png$/u);
  });

  test('has no extension where what follows the dot is as long as a name', () => {
    expect(uploadFileName(`v1.${'x'.repeat(300)}`, 'file')).toBe(`v1.${'x'.repeat(MAX_NAME_BYTES - 3)}`);
  });
});

test('whatever the name, it fits into the header, is well formed and comes out the same a second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const sent = uploadFileName(name, 'image');
      expect(sent).not.toMatch(/["\r\n/\\\p{Cc}\p{Cs}]/u);
      expect(sent.trim()).not.toBe('');
      expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(MAX_NAME_BYTES);
      expect(uploadFileName(sent, 'image')).toBe(sent);
    }),
    { numRuns: 500 },
  );
});
