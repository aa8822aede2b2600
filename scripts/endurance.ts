import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript, runShown, tool } from './command.ts';
import { driveApp } from './drive-app.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** What takes too long for every `npm test`. */
await runScript(async () => {
  const temp = await mkdtemp(join(tmpdir(), 'media-desk-endurance-'));
  try {
    const env = { ...process.env, MEDIA_DESK_ENDURANCE: '1' };
    const damaged = 'test/unit/store/damaged-library.test.ts';
    const { code } = await runShown(process.execPath, [await tool('vitest'), 'run', damaged], { env });
    if (code !== 0) return code;
    await ensureSystemPackages('test');
    return await driveApp({ project: 'endurance', temp, reporter: 'list' });
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
});
