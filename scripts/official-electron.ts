import { createHash } from 'node:crypto';
import { readFile, readdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, run } from './command.ts';

const electronFolder = join(projectRoot, 'node_modules', 'electron');
const stallMs = 20_000;
const downloadLimitMs = 15 * 60_000;
const failureMemoryMs = 24 * 60 * 60_000;

/** The Electron that package.json declares and a package ships. */
export async function declaredVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(electronFolder, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

const readOrNull = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);

/** The executable that electron's own install.js put into node_modules, or null when it is absent or another version. */
export async function installedOfficial(version: string): Promise<string | null> {
  const installed = await readOrNull(join(electronFolder, 'dist', 'version'));
  const name = await readOrNull(join(electronFolder, 'path.txt'));
  if (installed?.trim().replace(/^v/, '') !== version || name === null) return null;
  const executable = join(electronFolder, 'dist', name);
  return (await stat(executable).catch(() => null)) === null ? null : executable;
}

async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries.map((entry) =>
    stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Aborts when the sum of the folders' sizes has not changed for `stallMs`: a blocked site often answers nothing at all. */
function watchForStall(folders: readonly string[]): {
  readonly signal: AbortSignal;
  readonly stop: () => void;
} {
  const controller = new AbortController();
  let size = -1;
  let changedAt = Date.now();
  const look = async (): Promise<void> => {
    const now = (await Promise.all(folders.map(folderSize))).reduce((sum, part) => sum + part, 0);
    if (now !== size) changedAt = Date.now();
    size = now;
    if (Date.now() - changedAt > stallMs) controller.abort();
  };
  const timer = setInterval(() => void look(), 1000);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}

/** Why electron's install.js failed, in a few words, from what it printed. */
export function installFailure(output: string, stalled: boolean): string {
  if (stalled) return `the download site sent nothing for ${stallMs / 1000} s`;
  if (/ERR_REQUIRE_ESM|ERR_UNKNOWN_BUILTIN_MODULE|SyntaxError/.test(output)) {
    return `its installer cannot run on Node ${process.versions.node}`;
  }
  if (output.includes('fetch failed')) return 'the download site cannot be reached';
  const line = output.split('\n').find((text) => /error/i.test(text));
  return line?.trim().replace(/https?:\/\/\S+/, 'the download site') ?? 'its installer failed';
}

/** Runs electron's install.js. @returns null when it worked, otherwise the reason. */
export async function downloadOfficial(version: string): Promise<string | null> {
  console.log(`Downloading Electron ${version}…`);
  // install.js reports no progress to a program, but its download grows in the temporary folder.
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-electron-'));
  const stall = watchForStall([folder, join(electronFolder, 'dist')]);
  try {
    const { code, output } = await run(process.execPath, [join(electronFolder, 'install.js')], {
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_OVERRIDE_DIST_PATH: '' },
      signal: stall.signal,
      timeoutMs: downloadLimitMs,
    });
    if (code === 0 && (await installedOfficial(version)) !== null) return null;
    return installFailure(output, stall.signal.aborted);
  } finally {
    stall.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What a failure is remembered for: another version or another mirror deserves an attempt of its own. Hashed,
 * because a mirror's address may hold a password and the cache is readable by all.
 */
const attemptKey = (version: string): string =>
  createHash('sha256')
    .update(
      JSON.stringify([version, process.env['ELECTRON_MIRROR'], process.env['npm_config_electron_mirror']]),
    )
    .digest('hex');

const memoryFile = (cache: string): string => join(cache, 'official-download-failed.json');

interface Failure {
  readonly attempt: string;
  /** ms since epoch */
  readonly at: number;
  readonly reason: string;
}

/** The reason when `text` tells of the same attempt within the last day, else null. Times are ms since epoch. */
export function recentFailure(text: string, attempt: string, now: number): string | null {
  let failure: Partial<Failure> | null;
  try {
    failure = JSON.parse(text) as Partial<Failure> | null;
  } catch {
    return null;
  }
  const age = now - (failure?.at ?? Number.NaN);
  return failure?.attempt === attempt && age >= 0 && age < failureMemoryMs ? (failure.reason ?? null) : null;
}

export async function rememberedFailure(cache: string, version: string): Promise<string | null> {
  const text = await readOrNull(memoryFile(cache));
  return text === null ? null : recentFailure(text, attemptKey(version), Date.now());
}

export async function rememberFailure(cache: string, version: string, reason: string): Promise<void> {
  const failure: Failure = { attempt: attemptKey(version), at: Date.now(), reason };
  await writeFile(memoryFile(cache), JSON.stringify(failure));
}
