import { runScript } from './command.ts';
import { openDisplay } from './display.ts';
import { ensureElectron } from './electron-runtime.ts';
import { buildApp, launchApp } from './launch.ts';
import { ensureSystemPackages } from './system-packages.ts';

await runScript(async () => {
  await ensureSystemPackages('run');
  const runtime = await ensureElectron();
  await buildApp(runtime);
  const display = await openDisplay();
  try {
    return await launchApp({
      executable: runtime.executable,
      args: process.argv.slice(2),
      env: { ...process.env, ...display.env },
    });
  } finally {
    await display.close();
  }
});
