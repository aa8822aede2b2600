import { dialog, type BrowserWindow } from 'electron';
import { CATALOGUES, fillIn } from '../contract/locale/catalogue.ts';
import type { Language } from '../contract/settings.ts';

/** Transfers under way, as the guard needs to know them. */
export interface RunningWork {
  readonly count: () => number;
  /** Settles when none is left. */
  readonly idle: () => Promise<void>;
  readonly language: () => Language;
}

/** Asks once before a window with work running closes: wait and quit, quit now, or stay (product.md, behaviour 9). */
export function guardQuit(window: BrowserWindow, work: RunningWork): void {
  let asked = false;
  window.on('close', (event) => {
    if (asked || work.count() === 0) return;
    event.preventDefault();
    asked = true;
    void ask(window, work).then(async (choice) => {
      if (choice === 'stay') asked = false;
      if (choice === 'wait') await work.idle();
      if (choice !== 'stay') window.close();
    });
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
