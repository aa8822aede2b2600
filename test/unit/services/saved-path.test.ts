import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../../electron/contract/naming-template.ts';
import { roomIn, savedPath, type NamedFile } from '../../../electron/services/saved-path.ts';

const FILE: NamedFile = {
  name: 'poster.jpg',
  sender: '王小明',
  type: 'image',
  mediaId: '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0',
  messageId: '42',
  account: 'Shop',
  sha256: 'ab'.repeat(32),
  size: 1234,
  createdAt: new Date(2026, 10, 22, 14, 2, 31),
  fetchedAt: new Date(2026, 10, 23),
  number: 7,
};

function pathOf(text: string, more: Partial<NamedFile> = {}, room = 240): string {
  const { template } = parseTemplate(text);
  if (!template) throw new Error('not a template');
  return savedPath(template, { ...FILE, ...more }, room).join('/');
}

describe('where a file is saved', () => {
  test.each([
    ['{{sender}}/{{created_at:YYYY-MM-DD}}/{{name}}', '王小明/2026-11-22/poster.jpg'],
    ['{{created_at:YYYY/MM}}/{{fetched_at:DD}} {{name}}', '2026/11/23 poster.jpg'],
    ['{{created_at}}', '2026-11-22.jpg'],
    ['{{number:000}} {{stem}}.{{ext}}', '007 poster.jpg'],
    ['{{number}}', '7.jpg'],
    ['{{sha256:8}}', 'abababab.jpg'],
    ['{{account}}/{{type}}/{{message_id}}-{{size}}', 'Shop/image/42-1234.jpg'],
    ['{{media_id}}', `${FILE.mediaId}.jpg`],
    ['{{stem}}.JPG', 'poster.JPG'],
    ['{{name}}.bak', 'poster.jpg.bak'],
    ['poster', 'poster.jpg'],
    ['../../{{name}}', 'poster.jpg'],
    ['/etc/{{name}}', 'etc/poster.jpg'],
    ['C:\\Windows\\{{name}}', 'C_/Windows/poster.jpg'],
    ['con/aux.txt/{{name}}', '_con/_aux.txt/poster.jpg'],
    ['{{name}} .', 'poster.jpg'],
  ])('by %j is %j', (template, path) => {
    expect(pathOf(template)).toBe(path);
  });

  test('leaves out what is not known, with the folder that had nothing else', () => {
    const unknown = { sender: null, messageId: null, name: 'voice' };
    expect(pathOf('{{sender}}/{{created_at}}/{{name}}', unknown)).toBe('2026-11-22/voice');
    expect(pathOf('{{sender}} - {{message_id}}_{{stem}}{{ext}}', unknown)).toBe('voice');
    expect(pathOf('{{sender}}', unknown)).toBe(FILE.mediaId);
    expect(pathOf('{{created_at}}/{{name}}', { createdAt: new Date(NaN) })).toBe('poster.jpg');
  });

  test('has no separator and no extension that a stranger thought of', () => {
    expect(pathOf('{{sender}}/{{name}}', { sender: '../../etc' })).toBe('_.._etc/poster.jpg');
    expect(pathOf('{{sender}}/{{name}}', { sender: '..' })).toBe('poster.jpg');
    expect(pathOf('{{sender}}', { sender: 'acme.exe' })).toBe('acme.exe.jpg');
    expect(pathOf('{{sender}}', { sender: 'acme.exe.', name: 'voice' })).toBe('acme_exe');
    expect(pathOf('{{sender}}', { sender: 'a\u202egpj.exe\0' })).toBe('agpj.exe.jpg');
  });

  test('is none that a desktop reads by itself', () => {
    expect(pathOf('{{name}}', { name: 'x.url' })).toBe('x.url.unsafe');
    expect(pathOf('{{stem}}.LNK')).toBe('poster.LNK.unsafe');
    expect(pathOf('{{name}}', { name: 'Docs.library-ms' })).toBe('Docs.library-ms.unsafe');
    expect(pathOf('{{name}}', { name: 'desktop.ini' })).toBe('desktop.ini.unsafe');
    expect(pathOf('{{name}}', { name: 'my.desktop.jpg' })).toBe('my.desktop.jpg');
    const cutThere = `${'x'.repeat(96)}.url${'y'.repeat(99)}`;
    expect(pathOf('{{name}}', { name: cutThere }, 101)).toBe(`${'x'.repeat(96)}.url.unsafe`);
  });

  test('is as long as Windows can open, the folder counted there', () => {
    const long = { sender: '海'.repeat(300), name: `${'x'.repeat(228)}.jpeg` };
    const path = pathOf('{{sender}}/{{sender}}/{{name}}', long);
    expect(path.length).toBeLessThanOrEqual(240);
    expect(path).toMatch(/^海{70,}\/海{70,}\/x{30,}\.jpeg$/);
    expect(roomIn('C:\\Users\\me', 'win32')).toBe(228);
    expect(roomIn(`C:\\${'x'.repeat(230)}`, 'win32')).toBe(100);
    expect(roomIn('/home/me', 'linux')).toBe(240);
  });
});

const hostile = fc.oneof(
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
        'COM1',
        'a',
        '.jpg',
        '.exe',
        '\u202e',
        '\0',
        '海',
        ':',
        '~',
        'C:',
        '\t',
        '\u0301',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

const templates = fc
  .array(
    fc.oneof(
      { arbitrary: hostile, weight: 1 },
      {
        arbitrary: fc.constantFrom(
          '{{sender}}',
          '{{account}}',
          '{{message_id}}',
          '{{name}}',
          '{{stem}}.{{ext}}',
          '{{created_at:YYYY/MM}}',
          '/',
        ),
        weight: 2,
      },
    ),
    { maxLength: 10 },
  )
  .map((pieces) => parseTemplate(pieces.join('')).template)
  .filter((template) => template !== null);

test('whatever a template and a message say, the path stays in the folder on every system', () => {
  fc.assert(
    fc.property(
      templates,
      hostile,
      hostile,
      fc.integer({ min: 100, max: 240 }),
      (template, sender, account, room) => {
        const file = { ...FILE, sender, account, messageId: account };
        const parts = savedPath(template, file, room);
        for (const [system, root] of [
          [posix, '/home/me/saved'],
          [win32, 'C:\\Users\\me\\saved'],
        ] as const) {
          const path = system.resolve(root, parts.join(system.sep));
          expect(path).toBe([root, ...parts].join(system.sep));
          expect(system.relative(root, path)).toBe(parts.join(system.sep));
        }
        for (const part of parts) {
          expect(part).not.toMatch(/[\\/<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]|^[.\s]|[.\s]$|^$/u);
          expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
        }
        // One underscore more for each device name.
        expect(parts.join('/').length).toBeLessThanOrEqual(room + parts.length);
      },
    ),
    { numRuns: 2000 },
  );
});
