/**
 * What `electron <app folder>` runs first, for the second source, whose archive has no default app of its own.
 * Packed into resources/default_app.asar by second-source.ts; types are stripped, nothing else is compiled.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

/** Two setters that Electron keeps for its own default app, so its typings leave them out. */
interface AppIdentity {
  setVersion(version: string): void;
  setAppPath(folder: string): void;
}

async function start(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const identity = app as unknown as AppIdentity;
  app.name = manifest.productName ?? manifest.name ?? app.name;
  if (manifest.version !== undefined) identity.setVersion(manifest.version);
  identity.setAppPath(folder);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  await import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href);
}

/** Playwright's launch without an executablePath preloads its loader with `-r <file>`. */
function takePreload(args: string[]): string | undefined {
  const flag = args.findIndex((argument) => argument === '-r' || argument === '--require');
  return flag === -1 ? undefined : args.splice(flag, 2)[1];
}

const args = process.argv.slice(1);
const preload = takePreload(args);
const appArgument = args.find((argument) => !argument.startsWith('-'));
if (appArgument === undefined) {
  console.error('Usage: electron <app folder>');
  app.exit(2);
} else {
  try {
    if (preload !== undefined) createRequire(import.meta.url)(resolve(preload));
    // Awaited, because Electron holds `ready` back until this module has loaded.
    await start(resolve(appArgument));
  } catch (error) {
    // Left uncaught, this would open a dialog that nobody can close under Xvfb.
    console.error(error);
    app.exit(1);
  }
}
