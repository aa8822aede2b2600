import { dialog, type BrowserWindow } from 'electron';
import { CATALOGUES, fillIn } from '../contract/locale/catalogue.ts';
import type { Language } from '../contract/settings.ts';

/** Transfers and saves under way, as the guard needs to know them. */
export interface RunningWork {
  readonly count: () => number;
  /** Settles when none is left. */
  readonly quiet: () => Promise<void>;
  readonly language: () => Language;
}

/**
 * Asks before a window with work running closes: wait and quit, quit now, or stay (product.md, behaviour 9). Closing
 * it once more while it waits asks once more.
 */
export function guardQuit(window: BrowserWindow, work: RunningWork): void {
  let asking = false;
  let waiting = false;
  let quitting = false;

  const close = () => {
    if (!window.isDestroyed()) window.close();
  };
  const endWait = () => {
    if (!waiting) return;
    waiting = false;
    close();
  };
  const decide = async () => {
    asking = true;
    const choice = await ask(window, work).finally(() => (asking = false));
    waiting = choice === 'wait';
    quitting = choice === 'quit';
    if (waiting) void work.quiet().then(endWait);
    if (quitting) close();
  };

  window.on('close', (event) => {
    if (quitting || work.count() === 0) return;
    event.preventDefault();
    if (!asking) void decide();
  });
}

const CHOICES = ['wait', 'quit', 'stay'] as const;

async function ask(window: BrowserWindow, work: RunningWork): Promise<(typeof CHOICES)[number]> {
  const words = CATALOGUES[work.language()].dialog;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: fillIn(words.quitTitle_other, { count: work.count() }),
    detail: words.quitDetail,
    buttons: [words.quitWait, words.quitNow, words.quitStay],
    defaultId: CHOICES.indexOf('wait'),
    cancelId: CHOICES.indexOf('stay'),
  });
  return CHOICES[response] ?? 'stay';
}
