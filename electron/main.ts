import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app, nativeTheme, protocol, type BrowserWindow } from 'electron';
import type { Emit } from './contract/api.ts';
import { createDesk, type Desk } from './desk.ts';
import { createEmit } from './ipc/emit.ts';
import { handleRequests } from './ipc/handle.ts';
import { createHandlers, type DesktopActions } from './ipc/handlers.ts';
import { createAuditLog, type AuditLog } from './log/audit-log.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { createRedactor, type Redactor } from './log/redact.ts';
import { createMediaFactsReader } from './services/media-facts-reader.ts';
import { writeClipboard, writePicture } from './shell/clipboard.ts';
import { applyUserDataDir, readLocale } from './shell/command-line.ts';
import { chooseCaFile, chooseImportPath, chooseSaveFolder, chooseSavePath } from './shell/dialogs.ts';
import { openExternal } from './shell/external-links.ts';
import { openFolder, showFolder } from './shell/folders.ts';
import { openFile, startDrag } from './shell/hand-out.ts';
import { closeBeforeQuit, isFirstInstance, reportFaults } from './shell/lifecycle.ts';
import { setMenu } from './shell/menu.ts';
import { pageScheme, servePages } from './shell/pages.ts';
import { watchWaking } from './shell/power.ts';
import { previewScheme, servePreviews } from './shell/previews.ts';
import { guardQuit } from './shell/quit-guard.ts';
import { enforceSecurity, isOurPage } from './shell/security.ts';
import { showStartFailure } from './shell/start-failure.ts';
import { resolveSystemProxy } from './shell/system-proxy.ts';
import { openWindow } from './shell/window.ts';
import { createWorkIndicator } from './shell/work-indicator.ts';
import { decodeSilkInThread } from './services/decode-silk.ts';
import { readyInThread } from './store/ready-in-thread.ts';
import type { Database } from './store/database.ts';
import type { OpenFailure } from './store/disk-trouble.ts';
import { openLibrary } from './store/open-library.ts';
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
  const failure = await openOrFail({ folder, redact, logger, onFault }).catch((fault: unknown) => {
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
async function openOrFail(basics: Basics): Promise<OpenFailure | null> {
  const opened = await openLibrary(join(basics.folder, 'library.db'), Date.now);
  if (opened.ok) {
    await openApp(basics, opened.database, opened.rebuilt);
    return null;
  }
  basics.logger.error(`library not opened: ${opened.failure}`);
  return opened.failure;
}

async function openApp(basics: Basics, database: Database, rebuilt: boolean): Promise<void> {
  const { folder, logger, onFault } = basics;
  let window: BrowserWindow | null = null;
  const emit = createEmit(() => window?.webContents ?? null);
  reportFaults((fault) => {
    onFault(fault);
    emit('noticeRaised', { code: 'app_fault' });
  });

  let show: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => (show = resolve));
  const audit = openAudit(basics, () => {
    void shown.then(() => emit('noticeRaised', { code: 'audit_failed' }));
  });
  audit.write({ action: 'start', subject: app.getVersion(), result: 'ok' });
  const desk = await openDesk(basics, database, { emit, audit, window: () => window });
  if (rebuilt) tellRebuilt(desk, audit, logger);
  enforceSecurity();
  servePages(join(import.meta.dirname, '../renderer'));
  servePreviews(desk.previews.find);
  handleRequests(
    createHandlers(
      desk,
      desktopActions(folder, () => window),
    ),
    (event) => isOurPage(event, window?.webContents ?? null),
    logger,
  );
  audit.keep(desk.settings.get().auditMonths);
  nativeTheme.themeSource = desk.settings.get().theme;
  setMenu(process.platform, desk.settings.language());
  window = openWindow({
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    packaged: app.isPackaged,
    language: desk.settings.language,
    onFault,
  });
  window.webContents.once('did-finish-load', show);
  watchWaking(desk.recheckClock);
  // Work still tells of itself while the app quits.
  window.on('closed', () => (window = null));
  guardQuit(window, {
    count: desk.active,
    quiet: () => desk.quiet(),
    language: desk.settings.language,
  });
  closeBeforeQuit(async () => {
    await desk.close();
    await audit.close();
    await logger.close();
  });
}

const desktopActions = (folder: string, window: () => BrowserWindow | null): DesktopActions => ({
  about: about(),
  writeClipboard,
  openExternal,
  showFolder: showFolder(folder),
  openFile,
  openFolder,
  startDrag: (path) => {
    startDrag(window(), path);
  },
  setFullScreen: (on) => window()?.setFullScreen(on),
});

const openDesk = (
  { folder, redact, onFault }: Basics,
  database: Database,
  page: { readonly emit: Emit; readonly audit: AuditLog; readonly window: () => BrowserWindow | null },
): Promise<Desk> =>
  createDesk({
    database,
    folder,
    secrets: createSecrets(),
    locale: readLocale(),
    emit: page.emit,
    chooseSavePath: (name) => chooseSavePath(page.window(), name),
    chooseCaFile: () => chooseCaFile(page.window()),
    chooseSaveFolder: () => chooseSaveFolder(page.window()),
    resolveSystemProxy,
    chooseImportPath: (extensions) => chooseImportPath(page.window(), extensions),
    writeClipboard,
    writePicture,
    decodeSilk: decodeSilkInThread(join(import.meta.dirname, 'silk-thread.js')),
    onSecret: (secret) => redact.register(secret),
    onFault,
    audit: page.audit.write,
    mediaFacts: createMediaFactsReader({
      script: join(import.meta.dirname, 'media-facts-thread.js'),
      onFault,
    }),
    readyBackup: readyInThread(join(import.meta.dirname, 'backup-thread.js')),
    onSettings: (settings, language) => {
      page.audit.keep(settings.auditMonths);
      nativeTheme.themeSource = settings.theme;
      setMenu(process.platform, language);
    },
    onActivity: createWorkIndicator(page.window),
    newId: randomUUID,
    now: Date.now,
  });

const openAudit = ({ folder, redact, onFault }: Basics, tell: () => void): AuditLog =>
  createAuditLog({
    folder: join(folder, 'audit'),
    user: userName(),
    now: () => new Date(),
    onFault(fault) {
      onFault(fault);
      tell();
    },
    hideSecrets: redact.hideSecrets,
  });

function tellRebuilt(desk: Desk, audit: AuditLog, logger: Logger): void {
  const notice = desk.keeping.libraryNotices.read();
  logger.warn(`library rebuilt: ${JSON.stringify(notice)}`);
  audit.write({ action: 'library_rebuilt', count: notice?.records, result: 'ok' });
}

/** A user without an entry in the system's list of users has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

const about = () => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  platform: process.platform,
  secondSource: process.versions.electron !== SHIPPED_ELECTRON,
});
