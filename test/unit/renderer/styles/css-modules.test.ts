import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../../renderer');

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const classesIn = (css: string) =>
  new Set([...css.matchAll(/\.([a-zA-Z][\w]*)/g)].map((match) => match[1] ?? ''));

interface Use {
  readonly component: string;
  readonly sheet: string;
  readonly name: string;
}

/** Every class a component takes from a sheet by a literal name. */
const uses: readonly Use[] = filesIn(ROOT)
  .filter((file) => file.endsWith('.tsx'))
  .flatMap((component) => {
    const source = readFileSync(component, 'utf8');
    const sheets = [...source.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)];
    return sheets.flatMap(([, variable = '', path = '']) => {
      const sheet = join(dirname(component), path);
      const looked = [...source.matchAll(new RegExp(`\\b${variable}\\['(\\w+)'\\]`, 'g'))].map(
        (m) => m[1] ?? '',
      );
      const listed = [...source.matchAll(new RegExp(`classNames\\(${variable},([^)]*)\\)`, 'g'))].flatMap(
        (m) => [...(m[1] ?? '').matchAll(/(?<![=!]= )'(\w+)'/g)].map((name) => name[1] ?? ''),
      );
      return [...looked, ...listed].map((name) => ({ component, sheet, name }));
    });
  });

describe('style sheets', () => {
  test('have every class their components ask for', () => {
    const missing = uses.filter(({ sheet, name }) => !classesIn(readFileSync(sheet, 'utf8')).has(name));
    expect(uses.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  test('take every colour from the tokens', () => {
    const sheets = filesIn(ROOT).filter((file) => file.endsWith('.module.css'));
    const literal = sheets.flatMap((sheet) =>
      readFileSync(sheet, 'utf8')
        .split('\n')
        .filter((line) => /#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i.test(line))
        .map((line) => `${sheet}: ${line.trim()}`),
    );
    expect(literal).toEqual([]);
  });

  test('give dark the same set of colours as light', () => {
    const tokens = readFileSync(join(ROOT, 'styles/tokens.css'), 'utf8');
    const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');
    const namesIn = (css: string) =>
      [...css.matchAll(/(--[\w-]+):\s*(?:#|rgb|0 0 0 1px|0 1px)/g)].map((match) => match[1]).sort();
    expect(namesIn(dark.split('@media (prefers-reduced-motion')[0] ?? '')).toEqual(namesIn(light));
  });
});
