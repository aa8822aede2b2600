import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, run, SetupError, tool } from '../../../scripts/command.ts';
import { openKeyring } from '../../../scripts/keyring.ts';

test('a computer that has no D-Bus is told of as a failed set-up', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-keyring-'));
  try {
    const failure = await openKeyring(folder, { PATH: folder }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SetupError);
    expect(String(failure)).toMatch(/No keychain for the tests: .*ENOENT/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('one whose keychain does not answer is told of too, and holds nobody up', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-keyring-'));
  try {
    await writeFile(join(folder, 'dbus-run-session'), '#!/bin/sh\nexec sleep 1000\n', { mode: 0o755 });
    const keyring = join(projectRoot, 'scripts', 'keyring.ts');
    const path = { PATH: `${folder}:${process.env['PATH']}` };
    const script = join(folder, 'open.mts');
    const lines = [
      `import { openKeyring } from ${JSON.stringify(keyring)};`,
      `const opening = openKeyring(${JSON.stringify(folder)}, ${JSON.stringify(path)}, 200);`,
      'await opening.catch(({ message }) => console.log(message));',
    ];
    await writeFile(script, lines.join('\n'));
    // It ends by itself.
    const { code, output } = await run(process.execPath, [await tool('tsx'), script]);
    expect([code, output]).toEqual([0, 'No keychain for the tests: no answer\n']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
