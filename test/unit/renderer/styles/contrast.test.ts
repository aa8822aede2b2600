import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Red, green, blue from 0 to 255, and opacity from 0 to 1. */
type Colour = readonly [number, number, number, number];

const TOKENS = readFileSync(join(import.meta.dirname, '../../../../renderer/styles/tokens.css'), 'utf8');
const [LIGHT = '', DARK = ''] = TOKENS.split('@media (prefers-color-scheme: dark)');

const coloursIn = (css: string): ReadonlyMap<string, Colour> =>
  new Map(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6}|rgb\([^)]+\));/g)].map(([, name = '', value = '']) => [
      name,
      parseColour(value),
    ]),
  );

function parseColour(value: string): Colour {
  const [red = NaN, green = NaN, blue = NaN, percent = 100] = value.startsWith('#')
    ? [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16))
    : [...value.matchAll(/[\d.]+/g)].map(Number);
  return [red, green, blue, percent / 100];
}

const over = (top: Colour, ground: Colour): Colour => {
  const mix = (at: 0 | 1 | 2) => top[at] * top[3] + ground[at] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
};

/** Relative luminance (WCAG 2.2). */
const luminance = ([red, green, blue]: Colour) => {
  const linear = (part: number) => (part <= 10.31 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

const contrast = (one: Colour, other: Colour) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** Words and the grounds they stand on, each ground from the bottom up; AA asks for 4.5. */
const TEXT: readonly (readonly [ink: string, ...ground: string[]])[] = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent-text', 'failed', 'expiring', 'urgent'].flatMap((ink) => [
    [ink, 'canvas'] as const,
    [ink, 'canvas', 'hover'] as const,
    [ink, 'canvas', 'selected'] as const,
    [ink, 'raised'] as const,
  ]),
  ...['ink', 'ink-soft'].flatMap((ink) => [
    [ink, 'sidebar', 'pressed'] as const,
    [ink, 'raised', 'selected'] as const,
  ]),
  ...['ink', 'ink-soft', 'ink-faint', 'failed', 'accent-text', 'expiring'].flatMap((ink) => [
    [ink, 'canvas', 'failed-tint'] as const,
    [ink, 'canvas', 'pressed'] as const,
    [ink, 'sunken'] as const,
  ]),
  ...['ink-soft', 'ink-faint', 'expiring'].map((ink) => [ink, 'canvas', 'expiring-tint'] as const),
  ...['ink', 'ink-soft', 'ink-faint'].map((ink) => [ink, 'canvas', 'live-tint'] as const),
  // A tile of Fetch that is selected, and a row of what was found that is pointed at.
  ...['ink-faint', 'expiring', 'urgent', 'failed', 'live'].map((ink) => [ink, 'raised', 'selected'] as const),
  ['live', 'raised', 'hover'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['canvas', 'failed'],
  ['canvas', 'ink'],
];

/** Icons, rings and the outline of what has the focus; AA asks for 3. */
const SIGNS: typeof TEXT = [
  ...['focus', 'live'].flatMap((ink) => [
    [ink, 'canvas'] as const,
    [ink, 'canvas', 'selected'] as const,
    [ink, 'sidebar', 'pressed'] as const,
  ]),
  ...['wecom', 'official', 'mini', 'simulator'].map((mark) => ['mark-ink', `mark-${mark}`] as const),
];

describe.each([
  ['light', coloursIn(LIGHT)],
  ['dark', new Map([...coloursIn(LIGHT), ...coloursIn(DARK)])],
])('in the %s theme', (_, colours) => {
  const colour = (name: string): Colour => {
    const found = colours.get(name);
    if (!found) throw new Error(`no token --${name}`);
    return found;
  };
  const tooFaint = (pairs: typeof TEXT, least: number) =>
    pairs.flatMap(([ink, ...grounds]) => {
      const ground = grounds.map(colour).reduce((below, top) => over(top, below));
      const ratio = contrast(over(colour(ink), ground), ground);
      return ratio < least ? [`${ink} on ${grounds.join(' + ')}: ${ratio.toFixed(2)}`] : [];
    });

  test('words stand out from every ground they are set on (WCAG AA)', () => {
    expect(tooFaint(TEXT, 4.5)).toEqual([]);
  });

  test('icons and focus rings stand out too', () => {
    expect(tooFaint(SIGNS, 3)).toEqual([]);
  });
});
