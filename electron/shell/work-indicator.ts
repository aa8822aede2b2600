import { powerSaveBlocker, type BrowserWindow } from 'electron';

/** Shows work under way in the taskbar or dock, and keeps the computer from sleeping meanwhile; the screen may. */
export function createWorkIndicator(
  window: () => BrowserWindow | null,
): (activity: { readonly count: number; readonly fraction: number }) => void {
  let blocker: number | null = null;
  return ({ count, fraction }) => {
    const shown = window();
    if (shown && !shown.isDestroyed()) shown.setProgressBar(count > 0 ? fraction : -1);
    if (count > 0) {
      blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    } else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
