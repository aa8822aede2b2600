import { app, session, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron';
import { PAGE_HOST, PAGE_SCHEME } from './pages.ts';

/** SECURITY: 3. No permission is ever needed: requests, checks and devices are all refused. */
function refusePermissions(target: Session): void {
  target.setPermissionRequestHandler((_page, _permission, answer) => {
    answer(false);
  });
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
}

/** SECURITY: 1. The page loads nothing but itself and previews; main does all HTTPS. */
function refuseNetwork(target: Session): void {
  const allowed = new Set([`${PAGE_SCHEME}:`, 'media:', 'data:', 'blob:', 'devtools:']);
  target.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowed.has(new URL(details.url).protocol) });
  });
}

/** SECURITY: 4. A dropped file or a link must not replace the app. */
function refuseNavigation(page: WebContents): void {
  page.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  page.on('will-redirect', (event) => {
    event.preventDefault();
  });
}

/** SECURITY: 5. */
function refuseNewWindows(page: WebContents): void {
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function refuseWebviews(page: WebContents): void {
  page.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

/** Applies every rule to the default session and to each page as it is made. */
export function enforceSecurity(): void {
  refusePermissions(session.defaultSession);
  refuseNetwork(session.defaultSession);
  app.on('web-contents-created', (_event, page) => {
    refuseNavigation(page);
    refuseNewWindows(page);
    refuseWebviews(page);
  });
}

/**
 * SECURITY: 2. A request counts only from the main frame of our window on our origin: `sender` alone is shared by
 * every frame of a page.
 */
export function isOurPage(event: IpcMainInvokeEvent, ourWindow: WebContents | null): boolean {
  const frame = event.senderFrame;
  if (!frame || !ourWindow || event.sender !== ourWindow || frame !== ourWindow.mainFrame) return false;
  try {
    const { protocol, host } = new URL(frame.url);
    return protocol === `${PAGE_SCHEME}:` && host === PAGE_HOST;
  } catch {
    return false;
  }
}
