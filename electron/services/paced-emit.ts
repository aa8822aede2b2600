import type { Emit, EventName, Events } from '../contract/api.ts';
import type { MediaRecord } from '../contract/media.ts';

/** At most ten times a second; where many records come at once, five. */
const EVERY_MS = 100;
const EVERY_MS_OF_MANY = 200;
const MANY = 5;

/**
 * Tells the page at once that the library changed, but of what follows closely only in batches: the page reads its
 * rows anew each time, and two hundred small uploads would keep it at nothing else. Other events pass.
 */
export function createPacedEmit(emit: Emit) {
  let timer: NodeJS.Timeout | null = null;
  let untold: MediaRecord[] | null = null;

  const tell = () => {
    timer = null;
    if (untold === null) return;
    const added = untold;
    untold = null;
    timer = setTimeout(tell, added.length > MANY ? EVERY_MS_OF_MANY : EVERY_MS);
    emit('libraryChanged', { added });
  };
  const libraryChanged = (added: readonly MediaRecord[]) => {
    untold = [...(untold ?? []), ...added];
    if (timer === null) tell();
  };

  const paced: Emit = (...event) => {
    if (isLibraryChange(event)) libraryChanged(event[1].added);
    else emit(...event);
  };
  return {
    emit: paced,
    /** Tells what waits now: nothing will follow it soon. */
    flush: (): void => {
      if (timer) clearTimeout(timer);
      tell();
    },
    stop: (): void => {
      if (timer) clearTimeout(timer);
      timer = null;
      untold = null;
    },
  };
}

const isLibraryChange = (
  event: [EventName, unknown],
): event is ['libraryChanged', Events['libraryChanged']] => event[0] === 'libraryChanged';
