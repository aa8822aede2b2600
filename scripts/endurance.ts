import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './command.ts';
import { driveApp } from './drive-app.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** What takes too long for every `npm test`. */
await runScript(async () => {
  const temp = await mkdtemp(join(tmpdir(), 'media-desk-endurance-'));
  try {
    await ensureSystemPackages('test');
    return await driveApp({ project: 'endurance', temp, reporter: 'list' });
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
});
