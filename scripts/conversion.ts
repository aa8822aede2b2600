import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './command.ts';
import { driveApp } from './drive-app.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** Every format into every target, with ffmpeg as the referee; `npm test` converts a few files only. */
await runScript(async () => {
  const temp = await mkdtemp(join(tmpdir(), 'media-desk-conversion-'));
  try {
    await ensureSystemPackages('conversion');
    return await driveApp({ project: 'conversion', temp, reporter: 'list' });
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
});
