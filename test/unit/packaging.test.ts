import { access, readFile } from 'node:fs/promises';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the package', () => {
  test('writes every fuse down, so that a new one cannot be forgotten', async () => {
    const config = await read('electron-builder.yml');
    const block = /electronFuses:\n((?: {2}\w+: (?:true|false)\n)+)/.exec(config)?.[1] ?? '';
    const written = new Map(
      [...block.matchAll(/(\w+): (true|false)/g)].map(([, name, value]) => [name, value]),
    );
    expect(Object.fromEntries(written)).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
    });
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(written.size).toBe(known.length);
  });
});

describe('what the documents say', () => {
  test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md'])(
    '%s names only paths that exist',
    async (document) => {
      const text = await read(document);
      const named = [
        ...text.matchAll(/(?:`|\]\()((?:electron|renderer|test|scripts|assets)\/[\w./-]+)(?:`|\))/g),
      ];
      expect(named.length).toBeGreaterThan(0);
      const missing: string[] = [];
      for (const path of named.map(([, path = '']) => path)) {
        await access(new URL(`../../${path}`, import.meta.url)).catch(() => missing.push(path));
      }
      expect(missing).toEqual([]);
    },
  );

  test('README begins with the two commands', async () => {
    const commands = [...(await read('README.md')).matchAll(/```sh\n(.+)\n```/g)].map(
      ([, command]) => command,
    );
    expect(commands.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });
});
