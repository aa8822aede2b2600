import type { WebContents } from 'electron';
import type { Emit } from '../contract/api.ts';

/** The only `webContents.send` user. Events before the page is there are dropped: its `start` request tells all. */
export function createEmit(currentPage: () => WebContents | null): Emit {
  return (name, value) => {
    const page = currentPage();
    if (page && !page.isDestroyed()) page.send(`event:${name}`, value);
  };
}
