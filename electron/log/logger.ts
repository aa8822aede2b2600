import { setImmediate } from 'node:timers/promises';
import { createRedactor, type Redactor } from './redact.ts';
import { createRotatingFile } from './rotating-file.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** Each call returns at once and never throws; what it is given is redacted before it is kept anywhere. */
export interface Logger extends Readonly<Record<LogLevel, (message: string) => void>> {
  /** Settles when all is written. Later messages are dropped. */
  close(): Promise<void>;
}

const MAX_FILE_BYTES = 1024 * 1024;
const FILES = 3;
const LONGEST_MESSAGE = 4000;
/** Lines in memory while the disk is slow; beyond it they are counted, not kept. */
const MOST_WAITING = 200;

/** Plain lines, `<ISO time> <level> <message>`, in `media-desk.log` and two older files of 1 MB each. */
export function createLogger(options: {
  readonly folder: string;
  /** Less important messages are left out. */
  readonly level?: LogLevel;
  readonly redact?: Redactor;
  readonly now?: () => Date;
}): Logger {
  const { folder, level = 'info', redact = createRedactor(), now = () => new Date() } = options;
  const file = createRotatingFile({ folder, name: 'media-desk', maxBytes: MAX_FILE_BYTES, files: FILES });
  let waiting: string[] = [];
  let dropped = 0;
  let closed = false;
  let flushing: Promise<void> | null = null;

  const lineOf = (importance: LogLevel, message: string) =>
    `${now().toISOString()} ${importance} ${onePiece(redact(message)).slice(0, LONGEST_MESSAGE)}\n`;

  const flush = async (): Promise<void> => {
    // Lines of one moment go out in one write.
    await setImmediate();
    while (waiting.length > 0) {
      if (dropped > 0) waiting.push(lineOf('warn', `${dropped} lines left out: the disk was too slow`));
      const text = waiting.join('');
      waiting = [];
      dropped = 0;
      // A log that cannot be written has nowhere to say so.
      await file.append(text).catch(() => undefined);
    }
    flushing = null;
  };

  const log = (importance: LogLevel) => (message: string) => {
    if (closed || LEVELS.indexOf(importance) < LEVELS.indexOf(level)) return;
    if (waiting.length < MOST_WAITING) waiting.push(lineOf(importance, message));
    else dropped += 1;
    flushing ??= flush();
  };

  return {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    async close() {
      closed = true;
      await flushing;
    },
  };
}

/** Lines after the first are indented, so that no message can pass for an entry of its own. */
const onePiece = (message: string): string =>
  message
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    // Terminal sequences in a log are an attack on its reader.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
    .replaceAll('\n', '\n    ');
