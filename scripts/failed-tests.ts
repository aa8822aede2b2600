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

const COLOURS = /\u001b\[\d+m/g;
/** Enough for what was expected, what was there and where; all of it belongs to the full output, further up. */
const LINES_OF_MESSAGE = 12;
const LINES_OF_ATTACHMENT = 8;

const plainLines = (text: string): readonly string[] =>
  text
    .replace(COLOURS, '')
    .split('\n')
    .filter((line) => line.trim() !== '');

const below = (lines: readonly string[]): string => lines.map((line) => `\n    ${line}`).join('');

/** The first line beside the test's name, the next ones below it. */
function messageText(text: string): string {
  const [first = '', ...rest] = plainLines(text).slice(0, LINES_OF_MESSAGE);
  return first + below(rest);
}

/**
 * What is to be known of each test that failed, and of each file that could not load, where only the end of the output
 * is at hand.
 * @param report vitest's JSON report, parsed
 */
export function failedInVitest(report: unknown, root: string): readonly string[] {
  return listAt(report, 'testResults').flatMap((file) => {
    const name = textAt(file, 'name').replace(`${root}/`, '');
    const tests = listAt(file, 'assertionResults');
    if (tests.length === 0 && textAt(file, 'status') === 'failed')
      return [`FAILED  ${name}: ${messageText(textAt(file, 'message'))}`];
    return tests
      .filter((test) => textAt(test, 'status') === 'failed')
      .map((test) => {
        const [message] = listAt(test, 'failureMessages');
        return `FAILED  ${name} › ${textAt(test, 'fullName')}: ${messageText(typeof message === 'string' ? message : '')}`;
      });
  });
}

/**
 * The same of Playwright's JSON report, parsed, and what kept it from running its tests. One that passed at a second try
 * did not fail; it is told of all the same.
 */
export function failedInPlaywright(report: unknown): readonly string[] {
  const inSuite = (suite: unknown): readonly string[] => [
    ...listAt(suite, 'suites').flatMap(inSuite),
    ...listAt(suite, 'specs').flatMap((spec) => {
      const verdict = verdictOn(spec);
      return verdict === null
        ? []
        : [`${verdict}  ${textAt(spec, 'file')} › ${textAt(spec, 'title')}: ${messageOf(spec)}`];
    }),
  ];
  const errors = listAt(report, 'errors').map((error) => `FAILED  ${messageText(textAt(error, 'message'))}`);
  return [...inSuite(report), ...errors];
}

/** As wide as each other. */
function verdictOn(spec: unknown): 'FAILED' | 'FLAKY ' | null {
  if (isRecord(spec) && spec['ok'] === false) return 'FAILED';
  return listAt(spec, 'tests').some((test) => textAt(test, 'status') === 'flaky') ? 'FLAKY ' : null;
}

function messageOf(spec: unknown): string {
  const results = listAt(spec, 'tests').flatMap((test) => listAt(test, 'results'));
  const failed = results.find((result) => listAt(result, 'errors').length > 0);
  const [error] = listAt(failed, 'errors');
  return messageText(textAt(error, 'message')) + listAt(failed, 'attachments').map(attachmentText).join('');
}

/** The end of a text that the test attached as what the app printed, logged and showed. */
function attachmentText(attachment: unknown): string {
  const body = Buffer.from(textAt(attachment, 'body'), 'base64').toString();
  if (!textAt(attachment, 'contentType').startsWith('text/') || body === '') return '';
  const lines = plainLines(body).slice(-LINES_OF_ATTACHMENT);
  return below([`${textAt(attachment, 'name')}:`, ...lines.map((line) => `  ${line}`)]);
}
