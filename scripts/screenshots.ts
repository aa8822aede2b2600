import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './command.ts';
import { driveApp } from './drive-app.ts';
import { ensureSystemPackages } from './system-packages.ts';

await runScript(async () => {
  const temp = await mkdtemp(join(tmpdir(), 'media-desk-screenshots-'));
  try {
    await ensureSystemPackages('test');
    return await driveApp({ project: 'screenshots', temp, reporter: 'list' });
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
});
