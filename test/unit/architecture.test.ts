import { access, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The project's own rules, without those that need types: the snippets are in no tsconfig. */
const eslint = new ESLint({
  cwd: project,
  overrideConfigFile: `${project}/eslint.config.js`,
  overrideConfig: tseslint.configs.disableTypeChecked,
});

/** What is forbidden of `code` in `file`; other findings in a snippet do not count. */
async function bansIn(file: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.flatMap(({ ruleId }) => (ruleId?.startsWith('no-restricted-') ? [ruleId] : []));
}

const SERVICE = 'electron/services/some-service.ts';

describe('the lint rules forbid', () => {
  const imports = 'no-restricted-imports';
  const syntax = 'no-restricted-syntax';
  const globals = 'no-restricted-globals';

  test.each([
    ...['https', 'http', 'http2', 'net', 'tls', 'dgram'].flatMap((name) => [
      [imports, SERVICE, `import { x } from 'node:${name}'; x();`],
      [imports, SERVICE, `import * as all from '${name}'; all.x();`],
    ]),
    [imports, SERVICE, `export { request } from 'undici';`],
    [imports, SERVICE, `import { DatabaseSync } from '@photostructure/sqlite'; new DatabaseSync('x');`],
    [imports, SERVICE, `import type { App } from 'electron'; export type X = App;`],
    // A file that may use one of them may not use the others.
    [imports, 'electron/wechat/http.ts', `import 'node:https';`],
    [imports, 'electron/wechat/http.ts', `import 'electron';`],
    [imports, 'electron/simulator/some-part.ts', `import 'node:https';`],
    [imports, 'electron/store/database.ts', `import 'undici';`],
    [imports, 'electron/shell/some-part.ts', `import { ipcMain } from 'electron'; ipcMain.on('x', y);`],
    [imports, 'electron/shell/clipboard.ts', `import { shell } from 'electron'; shell.beep();`],
    [imports, 'electron/main.ts', `import { net } from 'electron'; net.fetch('x');`],
    [imports, 'electron/main.ts', `import * as electron from 'electron'; electron.app.quit();`],
    [imports, 'renderer/some-part.ts', `import 'electron';`],
    [syntax, SERVICE, `const all = await import('node:https'); all.get('x');`],
    [globals, SERVICE, `await fetch('https://example.com');`],
    [globals, SERVICE, `await globalThis.fetch('https://example.com');`],
    [globals, SERVICE, `new WebSocket('wss://example.com');`],
    [globals, SERVICE, `new EventSource('https://example.com');`],
    [globals, SERVICE, `new XMLHttpRequest();`],
    [syntax, SERVICE, `import { readFileSync } from 'node:fs'; readFileSync('x');`],
    [syntax, SERVICE, `import fs from 'node:fs'; fs.readFileSync('x');`],
    [syntax, SERVICE, `import { execFileSync } from 'node:child_process'; execFileSync('x');`],
    [syntax, 'electron/preload.ts', `ipcRenderer.sendSync('x');`],
    [syntax, SERVICE, `window.webContents.send('event:x');`],
    [syntax, 'electron/shell/window.ts', `const page = window.webContents; page.send('event:x');`],
    [syntax, 'electron/shell/window.ts', `window?.webContents?.send('event:x');`],
    [syntax, 'electron/shell/window.ts', `page.postMessage('event:x', null);`],
    [syntax, SERVICE, `connect({ rejectUnauthorized: false });`],
    [syntax, SERVICE, `connect({ 'rejectUnauthorized': false });`],
    [syntax, SERVICE, `options.rejectUnauthorized = false;`],
    [syntax, SERVICE, `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`],
    [syntax, SERVICE, `process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';`],
    [syntax, SERVICE, `export default 1;`],
  ])('%s in %s: %s', async (rule, file, code) => {
    expect(await bansIn(file, code)).toContain(rule);
  });

  test.each([
    ['electron/wechat/http.ts', `import type { Dispatcher } from 'undici';`],
    [
      'electron/wechat/dispatchers.ts',
      `import { Agent } from 'undici'; import { rootCertificates } from 'node:tls';`,
    ],
    ['electron/wechat/tunnel.ts', `import { Client } from 'undici'; import type { Socket } from 'node:net';`],
    ['electron/wechat/network-failure.ts', `import { errors } from 'undici';`],
    ['electron/wechat/answer.ts', `import { isIP } from 'node:net';`],
    ['electron/simulator/some-part.ts', `import { createServer } from 'node:http';`],
    ['electron/store/connection.ts', `import { DatabaseSync } from '@photostructure/sqlite';`],
    ['electron/store/secrets.ts', `const { safeStorage } = await import('electron');`],
    ['electron/shell/clipboard.ts', `import { clipboard } from 'electron';`],
    ['electron/shell/external-links.ts', `import { shell } from 'electron';`],
    ['electron/ipc/handle.ts', `import { ipcMain } from 'electron';`],
    ['electron/ipc/emit.ts', `page.send('event:x');`],
    [
      'electron/preload.ts',
      `import { contextBridge, ipcRenderer } from 'electron'; ipcRenderer.invoke('x');`,
    ],
  ])('nothing of what %s alone does: %s', async (file, code) => {
    await access(`${project}/${file.replace('some-part', 'simulator')}`);
    expect(await bansIn(file, code)).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  const rules = readFile(`${project}/SECURITY.md`, 'utf8').then((text) =>
    [...text.matchAll(/^\| (\d+) +\|[^|]+\|([^|]+)\|/gm)].map(([, number = '', where = '']) => ({
      number,
      files: [...where.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    })),
  );

  test('has its rules marked in every file it names', async () => {
    const unmarked: string[] = [];
    for (const { number, files } of await rules) {
      for (const file of files) {
        const text = await readFile(`${project}/${file}`, 'utf8');
        if (!new RegExp(`SECURITY: ${number}\\b`).test(text)) unmarked.push(`${number}: ${file}`);
      }
    }
    expect(unmarked).toEqual([]);
    expect(await rules).toHaveLength(13);
  });
});
