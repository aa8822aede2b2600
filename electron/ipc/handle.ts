import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { REQUEST_NAMES, type RequestName, type Requests } from '../contract/api.ts';
import { fail, type Result } from '../contract/errors.ts';
import { REQUEST_SCHEMAS } from '../contract/schemas.ts';
import type { Logger } from '../log/logger.ts';

/** One handler per request; a request without one does not compile. */
export type Handlers = {
  readonly [K in RequestName]: (
    args: Requests[K]['args'],
  ) => Result<Requests[K]['value']> | Promise<Result<Requests[K]['value']>>;
};

/** Tells whether a message comes from our own page's main frame. */
export type SenderCheck = (event: IpcMainInvokeEvent) => boolean;

/**
 * SECURITY: 2. The only door from the page: checks the sender, then the argument, then asks the handler. A refusal is an error
 * value with a code, never a missing answer; an exception in a handler is our fault and says so.
 */
export function handleRequests(handlers: Handlers, isOurPage: SenderCheck, logger: Logger): void {
  for (const name of REQUEST_NAMES) serve(name, handlers[name], isOurPage, logger);
}

function serve<K extends RequestName>(
  name: K,
  handler: Handlers[K],
  isOurPage: SenderCheck,
  logger: Logger,
): void {
  ipcMain.handle(`request:${name}`, async (event, args: unknown) => {
    if (!isOurPage(event)) {
      logger.warn(`${name}: refused, foreign sender`);
      return fail('request_refused');
    }
    const parsed = REQUEST_SCHEMAS[name].safeParse(args);
    if (!parsed.success) {
      logger.warn(
        `${name}: refused, argument does not fit at ${parsed.error.issues[0]?.path.join('.') ?? '?'}`,
      );
      return fail('request_invalid');
    }
    try {
      return await handler(parsed.data);
    } catch (fault) {
      logger.error(`${name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
      return fail('app_fault');
    }
  });
}
