import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { guardQuit } from '../../../electron/shell/quit-guard.ts';

const WAIT = 0;
const QUIT = 1;
const STAY = 2;

/** Questions asked, oldest first, each waiting for its button. */
const questions = vi.hoisted((): ((response: number) => void)[] => []);
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: () =>
      new Promise((resolve) => questions.push((response) => resolve({ response, checkboxChecked: false }))),
  },
}));

/** Closes as Electron's does: whoever hears `close` may prevent it. */
class FakeWindow extends EventEmitter {
  open = true;
  isDestroyed = () => !this.open;
  close(): void {
    if (!this.open) throw new Error('Object has been destroyed');
    const preventDefault = vi.fn();
    this.emit('close', { preventDefault });
    if (preventDefault.mock.calls.length === 0) this.open = false;
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const answer = async (question: number, button: number) => {
  questions[question]?.(button);
  await settled();
};

let window: FakeWindow;
let count: number;
let finish: () => void;
beforeEach(() => {
  questions.length = 0;
  window = new FakeWindow();
  count = 2;
  const quiet = new Promise<void>((resolve) => {
    finish = () => {
      count = 0;
      resolve();
    };
  });
  guardQuit(window as unknown as BrowserWindow, {
    count: () => count,
    quiet: () => quiet,
    language: () => 'en',
  });
});

test('closes without a question where nothing runs', () => {
  count = 0;
  window.close();
  expect([window.open, questions.length]).toEqual([false, 0]);
});

test('asks once, however often closing is asked for meanwhile', () => {
  window.close();
  window.close();
  expect([window.open, questions.length]).toEqual([true, 1]);
});

test('quits at once when told to', async () => {
  window.close();
  await answer(0, QUIT);
  expect(window.open).toBe(false);
});

test('asks again after the person stayed', async () => {
  window.close();
  await answer(0, STAY);
  window.close();
  expect([window.open, questions.length]).toEqual([true, 2]);
});

describe('while it waits', () => {
  beforeEach(async () => {
    window.close();
    await answer(0, WAIT);
  });

  test('the window stays open until the work is done', async () => {
    expect(window.open).toBe(true);
    finish();
    await settled();
    expect(window.open).toBe(false);
  });

  test('closing asks again instead of quitting', async () => {
    window.close();
    expect([window.open, questions.length]).toEqual([true, 2]);
    await answer(1, QUIT);
    expect(window.open).toBe(false);
    finish();
    await settled();
  });

  test('the person may change their mind and stay', async () => {
    window.close();
    await answer(1, STAY);
    finish();
    await settled();
    expect(window.open).toBe(true);
  });

  test('waiting twice closes once', async () => {
    window.close();
    await answer(1, WAIT);
    finish();
    await settled();
    expect(window.open).toBe(false);
  });

  test('work that ends with something unsaved is asked about once more', async () => {
    finish();
    count = 1;
    await settled();
    expect([window.open, questions.length]).toEqual([true, 2]);
  });
});
