import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, runScript } from './command.ts';
import { driveApp } from './drive-app.ts';
import { ensureSystemPackages } from './system-packages.ts';

await runScript(async () => {
  const temp = await mkdtemp(join(tmpdir(), 'media-desk-demo-'));
  const pictures = join(projectRoot, 'demo');
  try {
    await ensureSystemPackages('test');
    await rm(pictures, { recursive: true, force: true });
    const code = await driveApp({ project: 'demo', temp, reporter: 'list' });
    console.log(code === 0 ? `The main job works. Pictures of each step: ${pictures}` : 'The demo failed.');
    return code;
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
});
