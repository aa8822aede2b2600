import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJsonReader } from '../../../electron/services/json-elements.ts';

const readIn = (text: string, size: number) => {
  const read = createJsonReader();
  const elements = [];
  for (let from = 0; from < text.length; from += size)
    elements.push(...read(text.slice(from, from + size), false));
  return [...elements, ...read('', true)];
};

describe('an array of objects in JSON', () => {
  test('comes back element by element, however it is spaced and cut', () => {
    const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.array(object),
        fc.constantFrom(undefined, 2, '\t'),
        fc.integer({ min: 1, max: 50 }),
        (all, space, size) => {
          const elements = readIn(JSON.stringify(all, null, space), size);
          expect(elements.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(all)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('says on which line each begins', () => {
    expect(readIn('[\n{"a":"x\\ny"},\n\n {"b":\n1}, {"c":1}]\n', 4).map(({ line }) => line)).toEqual([
      2, 4, 5,
    ]);
  });

  test('with one that is no JSON goes on after it', () => {
    expect(readIn('[{"a":1},{a:2},{"b":3}]', 5)).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 1, value: undefined },
      { line: 1, value: { b: 3 } },
    ]);
  });

  test.each([
    ['no array', '{"a":1}'],
    ['an array of something else', '[1, 2]'],
    ['nothing', ''],
    ['an array that does not end', '['],
    ['an object that does not end', '[{"a":1'],
    ['more behind its end', '[] []'],
  ])('is not %s: an unreadable element says so', (_, text) => {
    expect(readIn(text, 3)).toEqual([{ line: 1, value: undefined }]);
  });
});
