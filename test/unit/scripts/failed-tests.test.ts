import { expect, test } from 'vitest';
import { failedInPlaywright, failedInVitest } from '../../../scripts/failed-tests.ts';

test('a failed vitest test is a line with its file, its title and what was wrong; so is a file that did not load', () => {
  const failureMessages = ['\u001b[31mAssertionError\u001b[39m: expected 2 to be 1\n    at here'];
  const report = {
    testResults: [
      {
        name: '/repo/test/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'counts up' },
          { status: 'failed', fullName: 'counts down', failureMessages },
        ],
      },
      {
        name: '/repo/test/b.test.ts',
        status: 'failed',
        message: 'Cannot find ./gone.ts\nstack',
        assertionResults: [],
      },
      { name: '/repo/test/c.test.ts', status: 'passed', assertionResults: [] },
    ],
  };
  expect(failedInVitest(report, '/repo')).toEqual([
    'test/a.test.ts › counts down: AssertionError: expected 2 to be 1',
    'test/b.test.ts: Cannot find ./gone.ts',
  ]);
});

test('so is a Playwright test, however deep, and what kept one from running; not one that passed at a second try', () => {
  const spec = (title: string, ok: boolean) => ({
    file: 'shift.spec.ts',
    title,
    ok,
    tests: [{ results: [{ errors: [{ message: 'Error: not visible\nCall log' }] }] }],
  });
  const report = {
    suites: [
      {
        specs: [spec('slow at first', true)],
        suites: [{ specs: [spec('opens', false)] }],
      },
    ],
  };
  const errors = [{ message: 'Error: Cannot find module ./gone.ts\nstack' }];
  expect(failedInPlaywright({ ...report, errors })).toEqual([
    'shift.spec.ts › opens: Error: not visible',
    'Error: Cannot find module ./gone.ts',
  ]);
});

test('no report, no lines', () => {
  expect(failedInVitest(null, '/repo')).toEqual([]);
  expect(failedInPlaywright(null)).toEqual([]);
});
