import { app, BrowserWindow } from 'electron';

/** Tells whether this is the first Media Desk on this profile; a second one only brings the first to the front. */
export function isFirstInstance(): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  return true;
}

/** Quits with the last window, after `close` has put everything away; once, however often quitting is asked for. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed: Promise<void> | null = null;
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = close();
    void closed.finally(() => {
      app.quit();
    });
  });
}

/** A fault outside every request is logged and told; transfers of other rows go on. */
export function reportFaults(report: (fault: unknown) => void): void {
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}
