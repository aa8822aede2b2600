import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, nativeTheme, protocol, type BrowserWindow } from 'electron';
import { createDesk, type Desk } from './desk.ts';
import { createEmit, type Emit } from './ipc/emit.ts';
import { handleRequests } from './ipc/handle.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { createRedactor, type Redactor } from './log/redact.ts';
import { writeClipboard } from './shell/clipboard.ts';
import { applyUserDataDir, readLocale } from './shell/command-line.ts';
import { chooseSavePath } from './shell/dialogs.ts';
import { openExternal } from './shell/external-links.ts';
import { closeBeforeQuit, isFirstInstance, reportFaults } from './shell/lifecycle.ts';
import { setMenu } from './shell/menu.ts';
import { pageScheme, servePages } from './shell/pages.ts';
import { previewScheme, servePreviews } from './shell/previews.ts';
import { guardQuit } from './shell/quit-guard.ts';
import { enforceSecurity, isOurPage } from './shell/security.ts';
import { showStartFailure } from './shell/start-failure.ts';
import { openWindow } from './shell/window.ts';
import { openDatabase } from './store/database.ts';
import { createSecrets } from './store/secrets.ts';

/** The Electron we ship; another one is only for running and testing (README, "Which Electron runs"). */
declare const SHIPPED_ELECTRON: string;

// Before ready, synchronously. As root Chromium runs only without its sandbox, which then must not be enforced.
protocol.registerSchemesAsPrivileged([pageScheme, previewScheme]);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
applyUserDataDir();
if (isFirstInstance()) void app.whenReady().then(start);
else app.quit();

async function start(): Promise<void> {
  const folder = app.getPath('userData');
  const redact = createRedactor();
  const logger = createLogger({ folder: join(folder, 'logs'), redact });
  let window: BrowserWindow | null = null;
  const emit = createEmit(() => window?.webContents ?? null);
  const onFault = (fault: unknown) => {
    logger.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  };
  reportFaults((fault) => {
    onFault(fault);
    emit('noticeRaised', { code: 'app_fault' });
  });

  const desk = await startDesk({ folder, logger, redact, emit, onFault, window: () => window });
  if (!desk) return;
  enforceSecurity();
  servePages(join(import.meta.dirname, '../renderer'));
  servePreviews(desk.findPreview);
  handleRequests(
    createHandlers(desk, { about: about(), writeClipboard, openExternal }),
    (event) => isOurPage(event, window?.webContents ?? null),
    logger,
  );
  nativeTheme.themeSource = desk.settings.get().theme;
  setMenu(process.platform, desk.settings.language());
  window = openWindow(join(import.meta.dirname, '../preload/preload.cjs'), app.isPackaged);
  guardQuit(window, {
    count: desk.transfers.active,
    idle: desk.transfers.idle,
    language: desk.settings.language,
  });
  closeBeforeQuit(async () => {
    await desk.close();
    await logger.close();
  });
}

/** Null where the library cannot be opened: the person was told why, and the app ends. */
async function startDesk(options: {
  readonly folder: string;
  readonly logger: Logger;
  readonly redact: Redactor;
  readonly emit: Emit;
  readonly onFault: (fault: unknown) => void;
  readonly window: () => BrowserWindow | null;
}): Promise<Desk | null> {
  const { folder, logger, redact, emit } = options;
  const locale = readLocale();
  const opened = await openDatabase(join(folder, 'library.db'));
  if (!opened.ok) {
    logger.error(`library not opened: ${opened.failure}`);
    showStartFailure(opened.failure, folder, locale);
    app.exit(1);
    return null;
  }
  return createDesk({
    database: opened.database,
    folder,
    secrets: createSecrets(),
    locale,
    emit,
    chooseSavePath: (name) => chooseSavePath(options.window(), name),
    writeClipboard,
    onSecret: (secret) => redact.register(secret),
    onFault: options.onFault,
    onSettings: (settings, language) => {
      nativeTheme.themeSource = settings.theme;
      setMenu(process.platform, language);
    },
    newId: randomUUID,
    now: Date.now,
  });
}

const about = () => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  platform: process.platform,
  secondSource: process.versions.electron !== SHIPPED_ELECTRON,
});
