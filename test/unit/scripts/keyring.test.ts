import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SetupError } from '../../../scripts/command.ts';
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
