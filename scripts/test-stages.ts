export const stageNames = ['check', 'unit', 'e2e', 'conversion'] as const;
export type StageName = (typeof stageNames)[number];

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The stages a person asked for, in the order they run; all when none is named. @returns the first unknown name otherwise. */
export function chooseStages(args: readonly string[]): readonly StageName[] | string {
  const unknown = args.find((arg) => !stageNames.some((name) => name === arg));
  if (unknown !== undefined) return unknown;
  return args.length === 0 ? stageNames : stageNames.filter((name) => args.includes(name));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const numberAt = (record: Readonly<Record<string, unknown>>, key: string): number => {
  const value = record[key];
  return typeof value === 'number' ? value : 0;
};

/** A test file that could not even load has no tests in it; it is one failure. */
const isBrokenFile = (file: unknown): boolean =>
  isRecord(file) &&
  file['status'] === 'failed' &&
  Array.isArray(file['assertionResults']) &&
  file['assertionResults'].length === 0;

/** @param report vitest's JSON report, parsed. */
export function countVitest(report: unknown): Count {
  if (!isRecord(report)) return { passed: 0, failed: 0 };
  const files: readonly unknown[] = Array.isArray(report['testResults']) ? report['testResults'] : [];
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests') + files.filter(isBrokenFile).length,
  };
}

/** @param report Playwright's JSON report, parsed. A test that passed at a second try passed. */
export function countPlaywright(report: unknown): Count {
  const stats = isRecord(report) ? report['stats'] : undefined;
  if (!isRecord(stats)) return { passed: 0, failed: 0 };
  return {
    passed: numberAt(stats, 'expected') + numberAt(stats, 'flaky'),
    failed: numberAt(stats, 'unexpected'),
  };
}

/** A tool that exits with an error but counts no failure (a crash, no tests, no report) failed once. */
export const withExitCode = (count: Count, code: number): Count =>
  code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;

export const addCounts = (counts: readonly Count[]): Count =>
  counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }), {
    passed: 0,
    failed: 0,
  });

/** The last line of `npm test`. */
export const totalLine = ({ passed, failed }: Count): string => `${passed} passed, ${failed} failed`;
