import { describe, expect, test } from 'vitest';
import {
  addCounts,
  chooseStages,
  countPlaywright,
  countVitest,
  totalLine,
  withExitCode,
} from '../../../scripts/test-stages.ts';
import { mapTwoAtATime } from '../../../scripts/two-at-a-time.ts';

describe('stages', () => {
  test('all run when none is named, and named ones run in their usual order', () => {
    expect(chooseStages([])).toEqual(['check', 'unit', 'e2e', 'conversion']);
    expect(chooseStages(['e2e', 'check'])).toEqual(['check', 'e2e']);
  });

  test('an unknown name is given back', () => {
    expect(chooseStages(['unit', 'units'])).toBe('units');
  });
});

describe('counting', () => {
  test('a vitest file that could not load is a failure beside the failed tests', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}, {}] },
    ];
    const report = { numPassedTests: 2, numFailedTests: 1, testResults };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 2 });
  });

  test('a flaky Playwright test passed, a skipped one did neither', () => {
    const report = { stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 5 } };
    expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2 });
  });

  test('a report that was never written counts nothing, and the exit code makes it a failure', () => {
    expect(withExitCode(countVitest(null), 1)).toEqual({ passed: 0, failed: 1 });
    expect(withExitCode(countPlaywright(null), 1)).toEqual({ passed: 0, failed: 1 });
  });

  test('an exit code adds nothing to failures that were counted', () => {
    expect(withExitCode({ passed: 1, failed: 2 }, 1)).toEqual({ passed: 1, failed: 2 });
    expect(withExitCode({ passed: 1, failed: 0 }, 0)).toEqual({ passed: 1, failed: 0 });
  });

  test('the last line is the sum', () => {
    const total = addCounts([
      { passed: 10, failed: 0 },
      { passed: 2, failed: 1 },
    ]);
    expect(totalLine(total)).toBe('12 passed, 1 failed');
  });
});

test('two at a time keeps the order and never runs three', async () => {
  let running = 0;
  let most = 0;
  const results = await mapTwoAtATime([5, 1, 3, 2, 4], async (item) => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < item; turn++) await Promise.resolve();
    running--;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 30, 20, 40]);
  expect(most).toBe(2);
});
