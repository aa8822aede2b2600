import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseContentDisposition } from '../../../electron/wechat/content-disposition.ts';

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const nameOf = (header: string): string | null => parseContentDisposition(header).fileName;

test.each([
  ['attachment', true],
  ['ATTACHMENT; filename=x', true],
  [' attachment ;filename=x', true],
  ['inline; filename="attachment"', false],
  ['attachments; filename=x', false],
  ['', false],
])('%j is an attachment: %s', (header, attachment) => {
  expect(parseContentDisposition(header).attachment).toBe(attachment);
});

test('no header is no attachment and no name', () => {
  expect(parseContentDisposition(null)).toEqual({ attachment: false, fileName: null });
});

describe('the name', () => {
  test.each([
    ['attachment; filename="MEDIA_ID.jpg"', 'MEDIA_ID.jpg'],
    ['attachment; filename*=utf-8\'\'%E6%B5%8B%E8%AF%95.xlsx; filename="wrong.xlsx"', '测试.xlsx'],
    ['attachment; filename="wrong.xlsx"; filename*=UTF-8\'zh\'%E6%B5%8B%E8%AF%95.xlsx', '测试.xlsx'],
    ["attachment; filename*=gbk''%B2%E2%CA%D4.jpg", '测试.jpg'],
    ["attachment; filename*=iso-8859-1''caf%E9.txt", 'café.txt'],
    // A star form that cannot be decoded gives way to the plain one.
    ['attachment; filename*=no-such-charset\'\'x; filename="a.txt"', 'a.txt'],
    ['attachment; filename*=utf-8\'\'%FF%FE; filename="a.txt"', 'a.txt'],
    ['attachment; filename*=broken; filename="a.txt"', 'a.txt'],
    [`attachment; filename="${bytesOf('测试 报告（终）.pdf')}"`, '测试 报告（终）.pdf'],
    ['attachment; filename="\xb2\xe2\xca\xd4.jpg"', '测试.jpg'],
    ['attachment; filename="caf\xe9"', 'café'],
    ['attachment; filename="price; list.jpg"', 'price; list.jpg'],
    ['attachment; filename="a \\"b\\".jpg"', 'a "b".jpg'],
    ['attachment; filename=plain.jpg', 'plain.jpg'],
    [`attachment; filename=${bytesOf('测试 1')}.jpg ; size=3`, '测试 1.jpg'],
    ['attachment; FileName = "a.jpg"', 'a.jpg'],
    ['attachment; filename="voice"', 'voice'],
    ['attachment; filename=".amr"', '.amr'],
    ['attachment; filename="..\\..\\evil.txt"', 'evil.txt'],
    ['attachment; filename="/etc/passwd"', 'passwd'],
    ["attachment; filename*=utf-8''..%2F..%2Fevil.txt", 'evil.txt'],
    ["attachment; filename*=utf-8''a%00b%0D%0A%E2%80%AE.txt", 'ab.txt'],
    ['attachment; filename="100%25.txt"', '100%25.txt'],
    ['attachment; filename="never closed.jpg', 'never closed.jpg'],
  ])('of %j is %j', (header, name) => {
    expect(nameOf(header)).toBe(name);
  });

  test.each([
    'attachment',
    'attachment; filename=""',
    'attachment; filename=".."',
    'attachment; filename="a/"',
  ])('of %j is none', (header) => {
    expect(nameOf(header)).toBeNull();
  });
});

const fileNames = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((name) => !/["\\/\p{Cc}\p{Cf}]/u.test(name) && name.trim() === name && !/^\.*$/.test(name));

test('any name comes back from WeCom’s form, star first and raw UTF-8 after', () => {
  fc.assert(
    fc.property(fileNames, (name) => {
      const star = encodeURIComponent(name).replace(/'/g, '%27');
      expect(nameOf(`attachment; filename*=utf-8''${star}; filename="x"`)).toBe(name);
      expect(nameOf(`attachment; filename="${bytesOf(name)}"`)).toBe(name);
    }),
  );
});

test('no header makes it throw, hang or name a path', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const latin1 = Buffer.from(bytes).toString('latin1');
      for (const header of [
        latin1,
        `attachment; filename="${latin1}"`,
        `attachment; filename*=utf-8''${latin1}`,
      ]) {
        const { fileName } = parseContentDisposition(header);
        expect(fileName === null || !/[/\\\p{Cc}]/u.test(fileName)).toBe(true);
      }
    }),
  );
});

test('headers made to be slow to read are read', () => {
  expect(nameOf(`attachment; filename="${'\\'.repeat(16_000)}`)).toBeNull();
  expect(nameOf(`attachment${'; a="'.repeat(3_000)}`)).toBeNull();
});
