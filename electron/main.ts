import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, nativeTheme, protocol, type BrowserWindow } from 'electron';
import type { Emit } from './contract/api.ts';
import { createDesk, type Desk } from './desk.ts';
import { createEmit } from './ipc/emit.ts';
import { handleRequests } from './ipc/handle.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { createRedactor, type Redactor } from './log/redact.ts';
import { writeClipboard } from './shell/clipboard.ts';
import { applyUserDataDir, readLocale } from './shell/command-line.ts';
import { chooseImportPath, chooseSavePath } from './shell/dialogs.ts';
import { openExternal } from './shell/external-links.ts';
import { closeBeforeQuit, isFirstInstance, reportFaults } from './shell/lifecycle.ts';
import { setMenu } from './shell/menu.ts';
import { pageScheme, servePages } from './shell/pages.ts';
import { previewScheme, servePreviews } from './shell/previews.ts';
import { guardQuit } from './shell/quit-guard.ts';
import { enforceSecurity, isOurPage } from './shell/security.ts';
import { showStartFailure } from './shell/start-failure.ts';
import { openWindow } from './shell/window.ts';
import { openDatabase, type Database, type OpenFailure } from './store/database.ts';
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
  const onFault = (fault: unknown) => {
    logger.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  };
  const failure = await openLibrary({ folder, redact, logger, onFault }).catch((fault: unknown) => {
    onFault(fault);
    return 'fault' as const;
  });
  if (failure === null) return;
  // Without a window nothing would ever quit the app.
  await logger.close();
  showStartFailure(failure, folder, readLocale());
  app.exit(1);
}

interface Basics {
  readonly folder: string;
  readonly redact: Redactor;
  readonly logger: Logger;
  readonly onFault: (fault: unknown) => void;
}

/** Null once the window is open. */
async function openLibrary(basics: Basics): Promise<OpenFailure | null> {
  const opened = await openDatabase(join(basics.folder, 'library.db'));
  if (opened.ok) {
    await openApp(basics, opened.database);
    return null;
  }
  basics.logger.error(`library not opened: ${opened.failure}`);
  return opened.failure;
}

async function openApp(basics: Basics, database: Database): Promise<void> {
  const { logger, onFault } = basics;
  let window: BrowserWindow | null = null;
  const emit = createEmit(() => window?.webContents ?? null);
  reportFaults((fault) => {
    onFault(fault);
    emit('noticeRaised', { code: 'app_fault' });
  });

  const desk = await openDesk(basics, database, { emit, window: () => window });
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
  window = openWindow({
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    packaged: app.isPackaged,
    language: desk.settings.language,
    onFault,
  });
  // Work still tells of itself while the app quits.
  window.on('closed', () => (window = null));
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

const openDesk = (
  { folder, redact, onFault }: Basics,
  database: Database,
  page: { readonly emit: Emit; readonly window: () => BrowserWindow | null },
): Promise<Desk> =>
  createDesk({
    database,
    folder,
    secrets: createSecrets(),
    locale: readLocale(),
    emit: page.emit,
    chooseSavePath: (name) => chooseSavePath(page.window(), name),
    chooseImportPath: () => chooseImportPath(page.window()),
    writeClipboard,
    onSecret: (secret) => redact.register(secret),
    onFault,
    onSettings: (settings, language) => {
      nativeTheme.themeSource = settings.theme;
      setMenu(process.platform, language);
    },
    newId: randomUUID,
    now: Date.now,
  });

const about = () => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  platform: process.platform,
  secondSource: process.versions.electron !== SHIPPED_ELECTRON,
});
