const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const listAt = (value: unknown, key: string): readonly unknown[] => {
  const list = isRecord(value) ? value[key] : null;
  return Array.isArray(list) ? list : [];
};

const textAt = (value: unknown, key: string): string => {
  const text = isRecord(value) ? value[key] : null;
  return typeof text === 'string' ? text : '';
};

/** Colours and everything below the first line belong to the full output, further up. */
const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/\u001b\[\d+m/g, '');

/**
 * One line for each test that failed, and for each file that could not load, to be read where only the end of the
 * output is at hand.
 * @param report vitest's JSON report, parsed
 */
export function failedInVitest(report: unknown, root: string): readonly string[] {
  return listAt(report, 'testResults').flatMap((file) => {
    const name = textAt(file, 'name').replace(`${root}/`, '');
    const tests = listAt(file, 'assertionResults');
    if (tests.length === 0 && textAt(file, 'status') === 'failed')
      return [`${name}: ${firstLine(textAt(file, 'message'))}`];
    return tests
      .filter((test) => textAt(test, 'status') === 'failed')
      .map((test) => {
        const [message] = listAt(test, 'failureMessages');
        return `${name} › ${textAt(test, 'fullName')}: ${firstLine(typeof message === 'string' ? message : '')}`;
      });
  });
}

/**
 * The same of Playwright's JSON report, parsed, and what kept it from running its tests. One that passed at a second try
 * did not fail.
 */
export function failedInPlaywright(report: unknown): readonly string[] {
  const inSuite = (suite: unknown): readonly string[] => [
    ...listAt(suite, 'suites').flatMap(inSuite),
    ...listAt(suite, 'specs')
      .filter((spec) => isRecord(spec) && spec['ok'] === false)
      .map((spec) => `${textAt(spec, 'file')} › ${textAt(spec, 'title')}: ${messageOf(spec)}`),
  ];
  const errors = listAt(report, 'errors').map((error) => firstLine(textAt(error, 'message')));
  return [...inSuite(report), ...errors];
}

function messageOf(spec: unknown): string {
  const results = listAt(spec, 'tests').flatMap((test) => listAt(test, 'results'));
  const errors = results.flatMap((result) => listAt(result, 'errors'));
  return firstLine(textAt(errors[0], 'message'));
}
