import type { WebContents } from 'electron';
import type { EventName, Events } from '../contract/api.ts';

/** Sends an event to the page; services get this function and nothing else of Electron. */
export type Emit = <K extends EventName>(name: K, value: Events[K]) => void;

/** The only `webContents.send` user. Events before the page is there are dropped: its `start` request tells all. */
export function createEmit(currentPage: () => WebContents | null): Emit {
  return (name, value) => {
    const page = currentPage();
    if (page && !page.isDestroyed()) page.send(`event:${name}`, value);
  };
}
