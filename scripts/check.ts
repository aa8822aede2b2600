import { run, runScript, tool } from './command.ts';
import { mapTwoAtATime } from './two-at-a-time.ts';

interface Step {
  readonly name: string;
  readonly packageName: string;
  readonly command?: string;
  readonly args: readonly string[];
}

const types = (project: string): Step => ({
  name: `types ${project}`,
  packageName: 'typescript',
  command: 'tsc',
  args: ['-p', project],
});

const APP = ['electron', 'renderer', 'scripts'];

/** In two parts, for one of all would take longer than all else. */
const lint = (what: string, files: readonly string[]): Step => ({
  name: `lint ${what}`,
  packageName: 'eslint',
  args: [...files, '--max-warnings', '0'],
});

/** Slowest first, so that the two lanes end together. */
const steps: readonly Step[] = [
  lint('app', APP),
  lint('rest', ['.', ...APP.flatMap((folder) => ['--ignore-pattern', `${folder}/`])]),
  { name: 'format', packageName: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  types('test'),
  types('renderer'),
  types('electron'),
  types('electron/tsconfig.preload.json'),
  types('scripts'),
  {
    name: 'architecture',
    packageName: 'dependency-cruiser',
    command: 'depcruise',
    args: ['electron', 'renderer', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'unused code', packageName: 'knip', args: [] },
];

async function runStep({ name, packageName, command, args }: Step): Promise<boolean> {
  const startedAt = performance.now();
  const { code, output } = await run(process.execPath, [await tool(packageName, command), ...args]);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${name.padEnd(36)} ${seconds.padStart(6)} s  ${code === 0 ? 'ok' : 'FAILED'}`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

await runScript(async () => {
  const passed = await mapTwoAtATime(steps, runStep);
  return passed.every(Boolean) ? 0 : 1;
});
