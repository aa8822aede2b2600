import { SetupError, run } from './command.ts';

export type Purpose = 'run' | 'test';

/** One need, and the Debian packages that meet it, newest name first (t64: since Debian 13 and Ubuntu 24.04). */
export type Requirement = readonly [string, ...string[]];

const libraries: readonly Requirement[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
];
/** A person's own screen has fonts; a bare machine would show Chinese as empty boxes. */
const virtualDisplay: readonly Requirement[] = [
  ['xvfb'],
  ['xauth'],
  ['fonts-noto-cjk', 'fonts-wqy-microhei', 'fonts-wqy-zenhei'],
];
const testOnly: readonly Requirement[] = [['dbus-x11'], ['gnome-keyring'], ['libsecret-1-0'], ['curl']];

/** They make media and judge what became of them: sox writes AMR, heif-enc HEIC (with a plugin since Debian 13). */
const referees: readonly Requirement[] = [
  ['ffmpeg'],
  ['sox'],
  ['libsox-fmt-base'],
  ['libheif-examples'],
  ['libheif-plugin-x265', 'libheif1'],
];

export function requirements(purpose: Purpose, hasDisplay: boolean): readonly Requirement[] {
  if (purpose === 'test') return [...libraries, ...virtualDisplay, ...testOnly, ...referees];
  return hasDisplay ? libraries : [...libraries, ...virtualDisplay];
}

/** @param statusLines what dpkg-query prints for `statusFormat`. */
export function missingRequirements(
  wanted: readonly Requirement[],
  statusLines: string,
): readonly Requirement[] {
  const installed = new Set(
    statusLines.split('\n').flatMap((line) => {
      const [name, status] = line.split(' ');
      return name !== undefined && status === 'installed' ? [name] : [];
    }),
  );
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

/** The package names among `wanted` that apt can install, from what `apt-cache policy` prints. */
export function installableNames(wanted: readonly Requirement[], policy: string): readonly string[] {
  const known = new Set(
    [...policy.matchAll(/^(\S+):\n\s+Installed: .*\n\s+Candidate: (?!\(none\))/gm)].map(([, name]) => name),
  );
  return wanted.map((names) => names.find((name) => known.has(name)) ?? names.at(-1) ?? names[0]);
}

const statusFormat = '${Package} ${db:Status-Status}\\n';
const aptEnv = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

async function missingOnDebian(wanted: readonly Requirement[]): Promise<readonly Requirement[] | null> {
  const { code, output } = await run('dpkg-query', ['-W', '-f', statusFormat, ...wanted.flat()], {
    env: aptEnv,
  });
  // 1 only means that it does not know some of the names.
  return code > 1 ? null : missingRequirements(wanted, output);
}

async function chooseNames(wanted: readonly Requirement[]): Promise<readonly string[]> {
  const { output } = await run('apt-cache', ['policy', ...wanted.flat()], { env: aptEnv });
  return installableNames(wanted, output);
}

async function install(missing: readonly Requirement[]): Promise<void> {
  const lockWait = ['-o', 'DPkg::Lock::Timeout=120'];
  // A bare machine has no package lists. A failure here shows in the install below, if it matters.
  const update = await run('apt-get', ['update', '-qq', ...lockWait], { env: aptEnv });
  const names = await chooseNames(missing);
  console.log(`Installing system packages: ${names.join(' ')}`);
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...lockWait, ...names],
    { env: aptEnv },
  );
  if (code !== 0) {
    throw new SetupError(`${update.output}${output}apt-get could not install: ${names.join(' ')}`);
  }
}

/** Elsewhere packages have other names, so only what the libraries themselves are called can be said. */
async function hintOnOtherLinux(): Promise<void> {
  const { code, output } = await run('ldconfig', ['-p']);
  if (code !== 0) return;
  const absent = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1'].filter(
    (library) => !output.includes(library),
  );
  if (absent.length > 0) console.log(`Electron needs libraries that are not here: ${absent.join(', ')}`);
}

/**
 * Sees to the system packages that Electron needs: on Debian-like Linux installs them as root, elsewhere
 * does nothing or hints.
 * @throws SetupError with the exact command when packages are missing and this user may not install them.
 */
export async function ensureSystemPackages(purpose: Purpose): Promise<void> {
  if (process.platform !== 'linux') return;
  const hasDisplay = Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  const missing = await missingOnDebian(requirements(purpose, hasDisplay));
  if (missing === null) return hintOnOtherLinux();
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) return install(missing);
  const names = (await chooseNames(missing)).join(' ');
  throw new SetupError(
    `System packages are missing. Run this once as root (or with sudo), then start again:\n` +
      `  sudo apt-get update && sudo apt-get install --no-install-recommends ${names}`,
  );
}
