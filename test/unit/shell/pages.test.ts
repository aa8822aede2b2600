import { describe, expect, test, vi } from 'vitest';
import { filePathOf } from '../../../electron/shell/pages.ts';
import { windowOptions } from '../../../electron/shell/window.ts';

vi.mock('electron', () => ({ protocol: {}, BrowserWindow: {}, nativeTheme: {} }));

describe('a page URL', () => {
  test('leads to a file of the renderer', () => {
    expect(filePathOf('app://media-desk/index.html', '/r')).toBe('/r/index.html');
    expect(filePathOf('app://media-desk/assets/a%20b.js', '/r')).toBe('/r/assets/a b.js');
  });

  test.each([
    'app://media-desk/../secret',
    'app://media-desk/%2e%2e/secret',
    'app://media-desk/a/%2e%2e/%2e%2e/secret',
    'app://media-desk/..%2fsecret',
    'app://media-desk/%5c..%5csecret',
    'app://media-desk/index.html%00.png',
    'app://media-desk/%zz',
    'app://elsewhere/index.html',
    'app://media-desk/',
    'nonsense',
  ])('never leads out of it: %s', (url) => {
    const path = filePathOf(url, '/r');
    // A WHATWG URL has its dots resolved before we see it; what is left must stay inside.
    expect(path === null || path.startsWith('/r/')).toBe(true);
    expect(path ?? '').not.toContain('..');
  });

  test('of a sibling folder with the same beginning is no page', () => {
    expect(filePathOf('app://media-desk/..%2fr-evil/x', '/r')).toBeNull();
  });
});

test('the window is sandboxed, isolated and without Node, and turns no protection off', () => {
  const { webPreferences } = windowOptions('/preload.cjs', false, true);
  expect(webPreferences).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
});
