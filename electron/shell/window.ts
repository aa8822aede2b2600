import { BrowserWindow, dialog, nativeTheme, type BrowserWindowConstructorOptions } from 'electron';
import { CATALOGUES } from '../contract/locale/catalogue.ts';
import type { Language } from '../contract/settings.ts';
import { PAGE_URL } from './pages.ts';

/** Kept equal to `--surface` in renderer/styles/tokens.css, so that the window does not flash. */
const BACKGROUND = { light: '#ffffff', dark: '#17181a' };

/** SECURITY: 9. Pure, so that a test can hold it against the security list. */
export const windowOptions = (
  preload: string,
  dark: boolean,
  packaged: boolean,
): BrowserWindowConstructorOptions => ({
  width: 1180,
  height: 760,
  minWidth: 880,
  minHeight: 560,
  show: false,
  title: 'Media Desk',
  autoHideMenuBar: true,
  backgroundColor: dark ? BACKGROUND.dark : BACKGROUND.light,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    devTools: !packaged,
  },
});

/** A page that dies more often than this within a minute will not live. */
const RELOADS_A_MINUTE = 3;

/** Chromium's ERR_ABORTED: a load that gave way to another, or a navigation that was refused. */
const ABORTED = -3;

/**
 * Opens the one window, shown when it has something to show. A page that dies or does not load is loaded anew, for
 * main's work goes on; one that keeps dying is given up: the person is told and the window closed.
 */
export function openWindow(options: {
  readonly preload: string;
  readonly packaged: boolean;
  readonly language: () => Language;
  /** Hears each time why the page is gone. */
  readonly onFault: (fault: unknown) => void;
}): BrowserWindow {
  const window = new BrowserWindow(
    windowOptions(options.preload, nativeTheme.shouldUseDarkColors, options.packaged),
  );
  // How a load ends is heard below.
  const load = () => void window.loadURL(PAGE_URL).catch(() => undefined);
  const mayReload = atMostAMinute(RELOADS_A_MINUTE);
  const loseThePage = (reason: string) => {
    if (window.isDestroyed()) return;
    options.onFault(new Error(`The page is gone: ${reason}`));
    if (mayReload()) {
      load();
      return;
    }
    const words = CATALOGUES[options.language()].pageFailure;
    dialog.showErrorBox(words.title, words.text);
    window.close();
  };
  window.once('ready-to-show', () => {
    window.show();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') loseThePage(reason);
  });
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) loseThePage(description);
  });
  load();
  return window;
}

/** Says yes `count` times within any minute. */
function atMostAMinute(count: number): () => boolean {
  let recent: readonly number[] = [];
  return () => {
    const now = performance.now();
    recent = recent.filter((at) => now - at < 60_000);
    if (recent.length >= count) return false;
    recent = [...recent, now];
    return true;
  };
}
