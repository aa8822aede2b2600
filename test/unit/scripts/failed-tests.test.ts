import { expect, test } from 'vitest';
import { failedInPlaywright, failedInVitest } from '../../../scripts/failed-tests.ts';

test('a failed vitest test is told with its file, its title and what was wrong; so is a file that did not load', () => {
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
    'FAILED  test/a.test.ts › counts down: AssertionError: expected 2 to be 1\n        at here',
    'FAILED  test/b.test.ts: Cannot find ./gone.ts\n    stack',
  ]);
});

test('so is a Playwright test, however deep, with the end of what it attached, and what kept one from running; one that passed at a second try is flaky', () => {
  const printed = Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n');
  const attachment = (name: string, contentType: string, text: string) => ({
    name,
    contentType,
    body: Buffer.from(text).toString('base64'),
  });
  const attachments = [
    attachment('output 0', 'text/plain', printed),
    attachment('log 0', 'text/plain', ''),
    attachment('picture 0', 'image/png', 'PNG'),
  ];
  const lastLines = Array.from({ length: 8 }, (_, at) => `  line ${12 + at}`);
  const failed = { errors: [{ message: 'Error: not visible\n\nCall log' }], attachments };
  const spec = (title: string, status: 'expected' | 'flaky' | 'unexpected') => ({
    file: 'shift.spec.ts',
    title,
    ok: status !== 'unexpected',
    tests: [{ status, results: [...(status === 'expected' ? [] : [failed]), { errors: [] }] }],
  });
  const report = {
    suites: [
      {
        specs: [spec('shuts', 'expected'), spec('slow at first', 'flaky')],
        suites: [{ specs: [spec('opens', 'unexpected')] }],
      },
    ],
  };
  const errors = [{ message: 'Error: Cannot find module ./gone.ts\nstack' }];
  const what = ['Error: not visible', 'Call log', 'output 0:', ...lastLines].join('\n    ');
  expect(failedInPlaywright({ ...report, errors })).toEqual([
    `FAILED  shift.spec.ts › opens: ${what}`,
    `FLAKY   shift.spec.ts › slow at first: ${what}`,
    'FAILED  Error: Cannot find module ./gone.ts\n    stack',
  ]);
});

test('no report, no lines', () => {
  expect(failedInVitest(null, '/repo')).toEqual([]);
  expect(failedInPlaywright(null)).toEqual([]);
});
