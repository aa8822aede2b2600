import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTime, parseTemplate, PLACEHOLDERS } from '../../../electron/contract/naming-template.ts';

describe('a naming template', () => {
  test('is read into folders and a file', () => {
    expect(parseTemplate('From {{sender}}/{{created_at:YYYY-MM-DD}}/{{number:000}} {{ name }}')).toEqual({
      problem: null,
      template: [
        [
          { kind: 'text', text: 'From ' },
          { kind: 'value', name: 'sender', format: null },
        ],
        [{ kind: 'value', name: 'created_at', format: 'YYYY-MM-DD' }],
        [
          { kind: 'value', name: 'number', format: '000' },
          { kind: 'text', text: ' ' },
          { kind: 'value', name: 'name', format: null },
        ],
      ],
    });
  });

  test('has folders in a time’s format, too, and none without a name', () => {
    const { template } = parseTemplate('//a\\{{created_at:YYYY/MM}}/{{name}}');
    expect(
      template?.map((pieces) => pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.format))),
    ).toEqual([['a'], ['YYYY'], ['MM'], [null]]);
  });

  test.each(PLACEHOLDERS)('knows {{%s}}', (name) => {
    expect(parseTemplate(`{{${name}}}`).problem).toBeNull();
  });

  test.each([
    ['', { kind: 'empty', at: 0, text: '' }],
    ['{{sender}}/', { kind: 'empty', at: 11, text: '' }],
    ['{{sender}}/ ', { kind: 'empty', at: 12, text: '' }],
    ['a {{name', { kind: 'unclosed', at: 2, text: '{{name' }],
    ['{{sender {{name}}', { kind: 'unclosed', at: 0, text: '{{sender {{name}}' }],
    ['a/{{who}}.jpg', { kind: 'unknown', at: 2, text: '{{who}}' }],
    ['{{}}', { kind: 'unknown', at: 0, text: '{{}}' }],
    ['{{constructor}}', { kind: 'unknown', at: 0, text: '{{constructor}}' }],
    ['{{created_at:yyyy}}', { kind: 'format', at: 0, text: '{{created_at:yyyy}}' }],
    ['{{created_at:}}', { kind: 'format', at: 0, text: '{{created_at:}}' }],
    ['{{number:2}}', { kind: 'format', at: 0, text: '{{number:2}}' }],
    ['{{sha256:65}}', { kind: 'format', at: 0, text: '{{sha256:65}}' }],
    ['{{name:x}}', { kind: 'format', at: 0, text: '{{name:x}}' }],
    [`${'a/'.repeat(11)}{{name}}`, { kind: 'too_deep', at: 0, text: '' }],
  ])('%j has a problem, and where', (text, problem) => {
    expect(parseTemplate(text)).toEqual({ template: null, problem });
  });

  test('takes single braces for what they are', () => {
    expect(parseTemplate('{a}} {b').template).toEqual([[{ kind: 'text', text: '{a}} {b' }]]);
  });

  test('is never a reason to throw', () => {
    const piece = fc.constantFrom('{{', '}}', '{', ':', '/', 'name', 'created_at', 'YYYY', '0', ' ', '海');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const { template, problem } = parseTemplate(text);
          expect(template === null).toBe(problem !== null);
          if (problem) expect(problem.at).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

test('a time is written by this computer’s calendar', () => {
  expect(formatTime(new Date(2026, 0, 2, 3, 4, 5), 'YYYY年MM月DD日 HH.mm.ss')).toBe(
    '2026年01月02日 03.04.05',
  );
});
